// Time on a serial line: when the device is asked, which bytes are half a line, and what becomes of the others.
namespace EdgeAgent.Drivers.SerialLines;

/// <summary>Takes the bytes of one opened port.</summary>
internal sealed class LineWatch(SerialLinesOptions options, IDeviceHost host, TimeProvider time)
{
    /// <summary>
    /// A byte that comes so soon after the port was opened belongs to a line that was under way: its beginning is lost.
    /// </summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMilliseconds(50);

    private readonly LineAssembler _assembler = new(options.LongestLine);
    private readonly LineReading _lines = new(options, host, time);
    private readonly long _opened = time.GetTimestamp();
    private long? _asked;
    private long? _heard;

    /// <summary>Whether the device has to be asked now; the answer counts from now on.</summary>
    public bool IsTimeToAsk()
    {
        if (options.Ask is null) return false;
        if (_asked is { } asked && time.GetElapsedTime(asked) < options.Every) return false;
        _asked = time.GetTimestamp();
        return true;
    }

    /// <summary>Takes what came in; nothing, too: silence ends a half line.</summary>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        var dropped = _assembler.Dropped;
        if (_heard is { } heard && time.GetElapsedTime(heard) >= options.Pause) _assembler.Drop();
        if (bytes.Length > 0)
        {
            if (_heard is null && options.Ask is null && time.GetElapsedTime(_opened) < UnderWay) _assembler.Spoil();
            _heard = time.GetTimestamp();
        }

        foreach (var value in bytes)
            if (_assembler.Take(value) is { } line) _lines.Take(line);
        _lines.Lose(_assembler.Dropped - dropped);
    }
}
