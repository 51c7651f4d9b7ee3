// JSON objects out of a TCP stream: one behind the other without a delimiter, cut anywhere. Depth of braces and the
// state of strings say where one ends; an object that grows beyond all measure is dropped, and the next `{` starts
// anew.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Cuts a stream of bytes into JSON objects. Memory stays within one object's cap.</summary>
/// <param name="largest">The longest object in bytes.</param>
public sealed class JsonObjectStream(int largest = 1 << 20)
{
    private readonly Queue<byte[]> _ready = new();
    private byte[] _object = new byte[4096];
    private int _length;
    private int _depth;
    private bool _isQuoted;
    private bool _isEscaped;

    /// <summary>Bytes that belonged to no object.</summary>
    public long DroppedBytes { get; private set; }

    /// <summary>Takes the next bytes of the stream.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var letter in bytes) Add(letter);
    }

    /// <summary>The next whole object.</summary>
    public bool TryTake(out byte[] found) => _ready.TryDequeue(out found!);

    private void Add(byte letter)
    {
        if (_depth == 0 && letter != (byte)'{')
        {
            if (letter is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or 0)) DroppedBytes++;
            return;
        }

        if (_length == largest)
        {
            DroppedBytes += _length + 1;
            (_length, _depth, _isQuoted, _isEscaped) = (0, 0, false, false);
            return;
        }

        if (_length == _object.Length) Array.Resize(ref _object, Math.Min(_length * 2, largest));
        _object[_length++] = letter;
        if (_isEscaped) _isEscaped = false;
        else if (_isQuoted) (_isQuoted, _isEscaped) = (letter != (byte)'"', letter == (byte)'\\');
        else if (letter == (byte)'"') _isQuoted = true;
        else if (letter == (byte)'{') _depth++;
        else if (letter == (byte)'}' && --_depth == 0)
        {
            _ready.Enqueue(_object.AsSpan(0, _length).ToArray());
            _length = 0;
        }
    }
}
