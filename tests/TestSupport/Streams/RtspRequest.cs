// A request of an RTSP client, read byte by byte; packets that the client sends in between are passed over.
using System.Text;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>A request.</summary>
/// <param name="Lines">The request line and the headers.</param>
internal sealed record RtspRequest(IReadOnlyList<string> Lines)
{
    private const int Longest = 16_384;

    /// <summary>DESCRIBE, PLAY and so on.</summary>
    public string Method => Lines[0].Split(' ')[0];

    /// <summary>A header's value; null where it is missing.</summary>
    public string? Header(string name) =>
        Lines.Skip(1).Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim()).FirstOrDefault();

    /// <summary>Reads the next request; null where the client has gone.</summary>
    public static async Task<RtspRequest?> ReadAsync(Stream stream, CancellationToken stop)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (bytes.Count < Longest)
        {
            if (await stream.ReadAsync(one, stop) == 0) return null;
            if (bytes.Count == 0 && one[0] == '$')
            {
                await SkipPacketAsync(stream, stop);
                continue;
            }

            bytes.Add(one[0]);
            if (bytes.Count >= 4 && bytes[^1] == '\n' && bytes[^3] == '\n') break;
        }

        var text = Encoding.UTF8.GetString([.. bytes]);
        return new RtspRequest(text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task SkipPacketAsync(Stream stream, CancellationToken stop)
    {
        var header = new byte[3];
        await stream.ReadExactlyAsync(header, stop);
        await stream.ReadExactlyAsync(new byte[(header[1] << 8) | header[2]], stop);
    }
}
