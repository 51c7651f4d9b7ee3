// Drains what a child process says, for ever and in bounded memory, so that it never blocks on a full pipe.
using System.Text;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>Splits a stream of text into lines.</summary>
internal static class WordDrain
{
    /// <summary>Bytes of a line; a longer one is cut.</summary>
    public const int LongestLine = 2_048;

    /// <summary>Reads until the stream ends. A line ends with a line feed or a carriage return.</summary>
    public static async Task RunAsync(Stream words, Action<string> line)
    {
        var buffer = new byte[LongestLine];
        var used = 0;
        while (true)
        {
            var read = await words.ReadAsync(buffer.AsMemory(used), CancellationToken.None);
            if (read == 0) break;
            used = Split(buffer, used + read, line);
        }

        if (used > 0) line(Encoding.UTF8.GetString(buffer, 0, used));
    }

    // Hands over the whole lines and returns how much of an unfinished one stays at the buffer's beginning.
    private static int Split(byte[] buffer, int used, Action<string> line)
    {
        var rest = buffer.AsSpan(0, used);
        while (rest.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            if (end > 0) line(Encoding.UTF8.GetString(rest[..end]));
            rest = rest[(end + 1)..];
        }

        if (rest.Length == buffer.Length)
        {
            line(Encoding.UTF8.GetString(rest));
            return 0;
        }

        rest.CopyTo(buffer);
        return rest.Length;
    }
}
