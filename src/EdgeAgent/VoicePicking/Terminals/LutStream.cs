// The lines of both directions, with bounds: half a record, a huge one or a peer that says nothing ends in a sentence.
using System.Text;
using EdgeAgent.Drivers;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>Reads lines from one side of a connection.</summary>
/// <param name="stream">The connection.</param>
internal sealed class LutStream(Stream stream)
{
    /// <summary>Bytes of an answer at most.</summary>
    public const int LargestAnswer = 4 << 20;

    private const int LongestLine = 16 << 10;

    private readonly byte[] _buffer = new byte[8 << 10];
    private readonly List<byte> _line = [];
    private int _from;
    private int _to;

    /// <summary>
    /// The records of an answer, up to the empty line that ends it; empty lines before it are passed over.
    /// </summary>
    /// <exception cref="DeviceFault">It ends too early, is too large, or is no answer.</exception>
    public async Task<IReadOnlyList<LutRecord>> ReadAnswerAsync(CancellationToken stop)
    {
        var records = new List<LutRecord>();
        var bytes = 0;
        while (await ReadLineAsync(stop) is { } line)
        {
            if (line.Length == 0 && records.Count == 0) continue;
            if (line.Length == 0) return records;
            bytes += line.Length;
            if (bytes > LargestAnswer)
                throw new DeviceFault($"The warehouse system's answer has more than {LargestAnswer >> 20} MiB.");
            records.Add(LutRecord.Parse(line) ?? throw new DeviceFault(
                $"The warehouse system's answer is no record of fields with an error code: `{Start(line)}`."));
        }

        throw new DeviceFault("The warehouse system closed the connection in the middle of its answer.");
    }

    /// <summary>A request; null where the peer closed the connection before one began.</summary>
    /// <exception cref="DeviceFault">It ends too early or is too long.</exception>
    public async Task<string?> ReadRequestAsync(CancellationToken stop)
    {
        while (await ReadLineAsync(stop) is { } line)
        {
            if (line.Length > 0) return line;
        }

        return null;
    }

    /// <summary>The receipt of a record that was sent: its first character that is no space; null at the end.</summary>
    public async Task<char?> ReadReceiptAsync(CancellationToken stop)
    {
        while (await ReadByteAsync(stop) is { } one)
        {
            if (one > ' ' || one == 0) return (char)one;
        }

        return null;
    }

    // Null at the end of the stream, where no line has begun.
    private async ValueTask<string?> ReadLineAsync(CancellationToken stop)
    {
        _line.Clear();
        while (await ReadByteAsync(stop) is { } one)
        {
            if (one == '\n') return Text();
            if (_line.Count >= LongestLine)
                throw new DeviceFault($"A line has more than {LongestLine >> 10} KiB: it is no record.");
            _line.Add(one);
            // A terminal may wait with its line end until it has its answer.
            if (one == ')' && LutRequest.Parse(Text()).Request is not null) return Text();
        }

        return _line.Count == 0
            ? null
            : throw new DeviceFault($"The connection ended in the middle of a line: `{Start(Text())}`.");
    }

    private string Text() => Encoding.UTF8.GetString([.. _line]).TrimEnd('\r');

    private static string Start(string line) => line.Length <= 60 ? line : line[..60] + "…";

    private async ValueTask<byte?> ReadByteAsync(CancellationToken stop)
    {
        if (_from == _to)
        {
            try
            {
                (_from, _to) = (0, await stream.ReadAsync(_buffer, stop));
            }
            catch (IOException fault)
            {
                throw new DeviceFault($"The connection was lost: {fault.Message}", cause: fault);
            }

            if (_to == 0) return null;
        }

        return _buffer[_from++];
    }
}
