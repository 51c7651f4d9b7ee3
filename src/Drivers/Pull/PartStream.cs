// The parts of a multipart answer that never ends. A stated length lets a part out before the next one begins; it is
// never trusted beyond the boundary.
using System.Globalization;
using System.Text;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;

namespace EdgeAgent.Drivers.Pull;

/// <summary>Reads parts from a stream.</summary>
/// <param name="stream">The answer's body.</param>
/// <param name="boundary">The boundary without its dashes.</param>
internal sealed class PartStream(Stream stream, string boundary)
{
    private const int Largest = 8 << 20;
    private const int LongestHead = 16 << 10;

    private readonly byte[] _delimiter = Encoding.UTF8.GetBytes("--" + boundary);
    private byte[] _buffer = new byte[32 << 10];
    private int _filled;

    /// <summary>The next part; null at the end of the stream.</summary>
    /// <exception cref="MessageFault">A part is longer than any camera's.</exception>
    public async ValueTask<BodyPart?> ReadAsync(CancellationToken stop)
    {
        if (!await SkipDelimiterAsync(stop)) return null;
        var head = await EndOfHeadAsync(stop);
        if (head < 0) return null;
        var headers = HeaderLines.Read(_buffer.AsSpan(0, head), out _);
        Drop(head);
        var length = await LengthAsync(headers["Content-Length"], stop);
        if (length < 0) return null;
        var content = _buffer.AsMemory(0, length).ToArray();
        Drop(length);
        var disposition = headers["Content-Disposition"];
        return new BodyPart(
            HeaderLines.Parameter(disposition, "name"), HeaderLines.Parameter(disposition, "filename"),
            headers["Content-Type"], content.AsMemory().TrimEnd("\r\n"u8.ToArray()));
    }

    private async ValueTask<bool> SkipDelimiterAsync(CancellationToken stop)
    {
        while (true)
        {
            var at = _buffer.AsSpan(0, _filled).IndexOf(_delimiter);
            if (at >= 0)
            {
                Drop(at + _delimiter.Length);
                break;
            }

            Drop(Math.Max(0, _filled - _delimiter.Length)); // rubbish between two parts
            if (!await FillAsync(stop)) return false;
        }

        // The rest of the boundary's line.
        while (true)
        {
            var end = _buffer.AsSpan(0, _filled).IndexOf((byte)'\n');
            if (end >= 0)
            {
                Drop(end + 1);
                return true;
            }

            if (!await FillAsync(stop)) return false;
        }
    }

    private async ValueTask<int> EndOfHeadAsync(CancellationToken stop)
    {
        while (true)
        {
            HeaderLines.Read(_buffer.AsSpan(0, _filled), out var length);
            if (length > 0) return length;
            if (_filled > LongestHead) throw new MessageFault("The head of a part has no end.");
            if (!await FillAsync(stop)) return -1;
        }
    }

    private async ValueTask<int> LengthAsync(string? stated, CancellationToken stop)
    {
        var isStated = int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            && length <= Largest;
        while (true)
        {
            var boundaryAt = _buffer.AsSpan(0, _filled).IndexOf(_delimiter);
            if (isStated && _filled >= length && (boundaryAt < 0 || boundaryAt >= length)) return length;
            if (boundaryAt >= 0) return boundaryAt;
            if (_filled > Largest) throw new MessageFault($"A part is longer than {Largest} bytes.");
            if (!await FillAsync(stop)) return -1;
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken stop)
    {
        if (_filled == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var count = await stream.ReadAsync(_buffer.AsMemory(_filled), stop);
        _filled += count;
        return count > 0;
    }

    private void Drop(int count)
    {
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _filled -= count;
    }
}
