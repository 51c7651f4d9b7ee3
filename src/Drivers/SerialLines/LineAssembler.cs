// Puts bytes together to lines. Carriage return, line feed and ETX end a line; a line with anything in it that cannot
// be printed is garbage and is dropped whole.
using System.Text;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>Assembles lines.</summary>
/// <param name="longest">A line with more characters is dropped.</param>
internal sealed class LineAssembler(int longest)
{
    private const byte StartOfText = 2;
    private const byte EndOfText = 3;

    private readonly byte[] _line = new byte[longest];
    private int _length;
    private bool _spoilt;

    /// <summary>Lines dropped so far: garbage, too long, or half.</summary>
    public long Dropped { get; private set; }

    /// <summary>What has come of the line that is under way cannot be used: its beginning is missing.</summary>
    public void Spoil() => _spoilt = true;

    /// <summary>Takes a byte; returns a line when this byte ends one.</summary>
    public string? Take(byte value)
    {
        switch (value)
        {
            case (byte)'\r' or (byte)'\n' or EndOfText:
                return End();
            case StartOfText:
                Drop();
                return null;
            case (byte)'\t' or (>= (byte)' ' and <= (byte)'~') when _length < longest:
                _line[_length++] = value;
                return null;
            default:
                // Garbage without an end still counts as dropped, each time it fills a line.
                if (_length >= longest) Drop();
                _spoilt = true;
                if (_length < longest) _length++;
                return null;
        }
    }

    /// <summary>Drops what has come of a line; true where there was something.</summary>
    public bool Drop()
    {
        var any = _length > 0 || _spoilt;
        if (any) Dropped++;
        (_length, _spoilt) = (0, false);
        return any;
    }

    private string? End()
    {
        if (_spoilt)
        {
            Drop();
            return null;
        }

        if (_length == 0) return null;
        var text = Encoding.ASCII.GetString(_line, 0, _length);
        _length = 0;
        return text;
    }
}
