// The steps that change a disk, one call each. Whatever the box does to its files at the first boot is made of these,
// so that a test can pull the plug after each of them.
namespace EdgeAgent.Appliance.Files;

/// <summary>Single steps on a file system. Each is on disk when it returns, unless it says otherwise.</summary>
internal interface IFileSteps
{
    /// <summary>
    /// Writes a new file, or an old one anew, and syncs its content; the name may still be lost. A null
    /// <paramref name="mode"/> leaves the rights to the file system: FAT has none.
    /// </summary>
    void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode);

    /// <summary>Gives a file another name, in place of what has that name; the name may still be lost.</summary>
    void Rename(string from, string to);

    /// <summary>Brings the names in a folder to disk.</summary>
    void SyncFolder(string folder);

    /// <summary>Writes zeros over a file's content, in place, and syncs them.</summary>
    void Overwrite(string path);

    /// <summary>Takes a file's name away.</summary>
    void Delete(string path);

    /// <summary>Makes a folder with the folders above it; one that is there is left alone.</summary>
    void MakeFolder(string path, UnixFileMode mode);
}
