// What may be done to a file so that pulling the plug at any point is harmless: it is the old one or the new one, and a
// secret is at its new place before it is taken from the old.
namespace EdgeAgent.Appliance.Files;

/// <summary>Replaces and wipes files.</summary>
internal sealed class DurableFiles(IFileSteps steps)
{
    /// <summary>For its owner alone.</summary>
    public const UnixFileMode Secret = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>For all to read.</summary>
    public const UnixFileMode Public = Secret | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode SecretFolder = Secret | UnixFileMode.UserExecute;

    private const UnixFileMode PublicFolder =
        Public | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes beside the old file, syncs, takes its place, and brings the name to disk.</summary>
    /// <exception cref="IOException">It could not be written; the old file is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public void Replace(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        var folder = Path.GetDirectoryName(path)!;
        steps.MakeFolder(folder, mode == Secret ? SecretFolder : PublicFolder);
        steps.Write(path + ".new", content, mode);
        steps.Rename(path + ".new", path);
        steps.SyncFolder(folder);
    }

    /// <summary>Writes only where the file does not hold this already; whether it wrote.</summary>
    public bool ReplaceWhereNew(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        if (File.Exists(path) && content.SequenceEqual(File.ReadAllBytes(path))) return false;
        Replace(path, content, mode);
        return true;
    }

    /// <summary>Takes a file away; whether it was there.</summary>
    public bool Remove(string path)
    {
        if (!File.Exists(path)) return false;
        steps.Delete(path);
        steps.SyncFolder(Path.GetDirectoryName(path)!);
        return true;
    }

    /// <summary>
    /// Overwrites a file with zeros and deletes it. Flash may keep an old copy out of sight; the file system does not.
    /// </summary>
    public void Wipe(string path)
    {
        steps.Overwrite(path);
        steps.Delete(path);
        steps.SyncFolder(Path.GetDirectoryName(path)!);
    }
}
