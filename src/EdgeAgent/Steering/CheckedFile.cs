// A small file of the state folder with its own hash in front, so that a torn, zeroed or altered one is never believed:
// 64 hex digits of the content's SHA-256, a line feed, the content.
using System.Text;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Steering;

/// <summary>Reads and writes such files.</summary>
internal static class CheckedFile
{
    private const int Digits = 64;
    private const int LargestFile = 16 << 20;

    /// <summary>Writes the content; after a power cut either the old or the new is there.</summary>
    /// <exception cref="IOException">It could not be written; the old file is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">The same, for want of rights.</exception>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        var bytes = new byte[Digits + 1 + content.Length];
        Encoding.ASCII.GetBytes(ContentHash.Of(content), bytes);
        bytes[Digits] = (byte)'\n';
        content.CopyTo(bytes.AsSpan(Digits + 1));
        StateFile.Replace(path, bytes);
    }

    /// <summary>
    /// Reads the content; null where there is no file, or it is not whole, and then why, as the middle of a sentence.
    /// </summary>
    public static (byte[]? Content, string? Damage) Read(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return (null, null);
            if (file.Length > LargestFile) return (null, $"it has {file.Length} bytes");
            var bytes = File.ReadAllBytes(path);
            if (bytes.Length <= Digits || bytes[Digits] != '\n') return (null, $"it ends after {bytes.Length} bytes");
            var content = bytes[(Digits + 1)..];
            return ContentHash.Of(content) == Encoding.ASCII.GetString(bytes, 0, Digits)
                ? (content, null)
                : (null, "its content is not what its hash says");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, fault.Message.TrimEnd('.'));
        }
    }

    /// <summary>Sets a damaged file aside as evidence; the newest one is kept.</summary>
    public static void SetAside(string path)
    {
        try
        {
            if (File.Exists(path)) File.Move(path, path + ".quarantine", overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It stays where it is and is written over; that it is damaged was said.
        }
    }
}
