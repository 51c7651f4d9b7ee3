// The steps on the real disk.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Appliance.Files;

/// <summary>Changes the disk.</summary>
internal sealed class DiskSteps : IFileSteps
{
    /// <inheritdoc/>
    public void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        // A secret must not be readable for a moment by others: the rights are right from the first byte on.
        if (mode is not null)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.Delete(path);
        }

        using var stream = new FileStream(path, options);
        stream.Write(content);
        if (mode is { } rights) File.SetUnixFileMode(stream.SafeFileHandle, rights);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        // FAT writes where a renamed file begins together with the file, never with its folder: a plug pulled before
        // that leaves a name that points to nothing.
        using var file = File.OpenHandle(to, FileMode.Open, FileAccess.Write);
        RandomAccess.FlushToDisk(file);
    }

    /// <inheritdoc/>
    public void SyncFolder(string folder) => FolderSync.Run(folder);

    /// <inheritdoc/>
    public void Overwrite(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, 1);
        stream.Write(new byte[stream.Length]);
        stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public void MakeFolder(string path, UnixFileMode mode)
    {
        if (!Directory.Exists(path)) Directory.CreateDirectory(path, mode);
    }
}
