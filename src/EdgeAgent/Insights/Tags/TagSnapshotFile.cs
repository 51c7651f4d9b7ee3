// The snapshot on disk: written beside the old one, synced, and then put in its place, so that a power cut leaves
// either the old or the new.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Insights.Tags;

/// <summary>The file <c>tags.snapshot</c> in the state folder.</summary>
public sealed class TagSnapshotFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "tags.snapshot";

    private readonly string _folder;
    private readonly string _path;

    /// <summary>Names the file; opens nothing.</summary>
    /// <param name="folder">The state folder.</param>
    public TagSnapshotFile(string folder)
    {
        _folder = folder;
        _path = Path.Combine(folder, Name);
    }

    /// <summary>Where a damaged file is set aside; only the last one is kept.</summary>
    public string QuarantinePath => _path + ".quarantine";

    /// <summary>Writes a snapshot. May run on any thread, one call at a time.</summary>
    /// <returns>Null, or why it could not be written, as a sentence; the old one is then still there.</returns>
    public string? Save(ReadOnlySpan<byte> snapshot)
    {
        try
        {
            StateFile.Replace(_path, snapshot);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The tags could not be written to {_path} ({fault.Message}): the last snapshot is "
                + "kept, and a restart takes longer. Make room, or give the agent write access.";
        }
    }

    /// <summary>Reads the snapshot; a damaged one is set aside.</summary>
    /// <returns>The snapshot, null where there is none; and what is wrong, as a sentence.</returns>
    internal (SavedTags? Saved, string? Problem, bool SetAside) Load()
    {
        try
        {
            if (!File.Exists(_path)) return (null, null, false);
            var (saved, problem) = TagSnapshot.Read(File.ReadAllBytes(_path));
            if (saved is not null) return (saved, null, false);
            File.Move(_path, QuarantinePath, overwrite: true);
            FolderSync.Run(_folder);
            return (null, $"The snapshot of the tags was damaged: {problem}; it is now {QuarantinePath}.", true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"The snapshot of the tags, {_path}, cannot be read ({fault.Message}).", false);
        }
    }
}
