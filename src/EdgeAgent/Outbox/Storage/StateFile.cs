// A small file of the state folder that is written whole: beside the old one, synced, and then put in its place.
// A power cut leaves either the old or the new.
namespace EdgeAgent.Outbox.Storage;

/// <summary>Replaces files of the state folder.</summary>
internal static class StateFile
{
    /// <summary>Writes the content to disk under the file's name.</summary>
    /// <exception cref="IOException">It could not be written; the old file is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, 1))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
        FolderSync.Run(Path.GetDirectoryName(path)!);
    }
}
