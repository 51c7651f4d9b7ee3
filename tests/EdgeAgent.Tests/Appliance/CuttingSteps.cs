// A disk whose plug is pulled: after so many steps, or in the middle of the next one, nothing more happens. It does not
// sync, which would only make hundreds of cuts slow: what it did before the cut is there after it.
using EdgeAgent.Appliance.Files;

namespace EdgeAgent.Tests.Appliance;

internal sealed class CuttingSteps(int steps, bool inTheMiddle = false) : IFileSteps
{
    private int _left = steps;

    /// <summary>A disk that is never cut.</summary>
    public static CuttingSteps Never => new(int.MaxValue);

    public bool Cut { get; private set; }

    public void Write(string path, ReadOnlySpan<byte> content, UnixFileMode? mode)
    {
        if (IsLast) File.WriteAllBytes(path, content[..(content.Length / 2)]);
        Take();
        File.Delete(path);
        File.WriteAllBytes(path, content);
        if (mode is { } rights) File.SetUnixFileMode(path, rights);
    }

    public void Rename(string from, string to)
    {
        Take();
        File.Move(from, to, overwrite: true);
    }

    public void SyncFolder(string folder) => Take();

    public void Overwrite(string path)
    {
        var content = File.ReadAllBytes(path);
        if (IsLast) File.WriteAllBytes(path, [.. new byte[content.Length / 2], .. content[(content.Length / 2)..]]);
        Take();
        File.WriteAllBytes(path, new byte[content.Length]);
    }

    public void Delete(string path)
    {
        Take();
        File.Delete(path);
    }

    public void MakeFolder(string path, UnixFileMode mode)
    {
        Take();
        Directory.CreateDirectory(path, mode);
    }

    private bool IsLast => inTheMiddle && !Cut && _left == 0;

    // Not an exception that the box knows how to meet: it is simply over.
    private void Take()
    {
        if (!Cut && _left-- > 0) return;
        Cut = true;
        throw new PlugPulledException();
    }
}

internal sealed class PlugPulledException : Exception;
