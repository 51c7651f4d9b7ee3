// A decoder without ffmpeg: a test shows pictures, says words, and ends it.
using System.Collections.Concurrent;
using System.Text;
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Sources;

namespace EdgeAgent.Drivers.Tests.Camera;

internal sealed class ScriptedDecoder : IVideoDecoder, IDecoding
{
    private readonly BlockingCollection<byte[]> _bytes = [];
    private readonly WaitingStream _stream;
    private readonly Lock _speaking = new();
    private readonly Queue<string> _unheard = [];
    private Action<string>? _words;
    private int _code;

    public ScriptedDecoder() => _stream = new WaitingStream(_bytes);

    public Action? Started { get; set; }

    public bool Killed { get; private set; }

    public bool Disposed { get; private set; }

    public CameraLogin? Login { get; private set; }

    public Stream Pictures => _stream;

    public IDecoding Start(CameraOptions options, CameraLogin login, Action<string> words)
    {
        Login = login;
        lock (_speaking)
        {
            _words = words;
            while (_unheard.TryDequeue(out var line)) words(line);
        }

        Started?.Invoke();
        return this;
    }

    public IReadOnlyList<string> Formats(LocalSource source) => [$"mjpeg: 640x480 at {source.Device}"];

    public void Show(int width, int height, byte value) => Write(
        [.. Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n"), .. Enumerable.Repeat(value, width * height * 3)]);

    public void Write(byte[] bytes) => _bytes.Add(bytes);

    /// <summary>Says a line; what is said before the device has started the decoder is heard at its start.</summary>
    public void Say(string line)
    {
        lock (_speaking)
        {
            if (_words is null) _unheard.Enqueue(line);
            else _words(line);
        }
    }

    public void EndWith(int code, params string[] words)
    {
        foreach (var line in words) Say(line);
        _code = code;
        _bytes.CompleteAdding();
    }

    public void Kill()
    {
        if (_bytes.IsAddingCompleted) return;
        Killed = true;
        EndWith(137);
    }

    public int End() => _code;

    public void Dispose() => Disposed = true;

    // Blocks as a pipe does, and ends when the decoder ends.
    private sealed class WaitingStream(BlockingCollection<byte[]> bytes) : MemoryStream
    {
        private ReadOnlyMemory<byte> _rest;

        public override int Read(Span<byte> buffer)
        {
            if (_rest.IsEmpty && bytes.TryTake(out var next, Timeout.Infinite)) _rest = next;
            var length = Math.Min(buffer.Length, _rest.Length);
            _rest.Span[..length].CopyTo(buffer);
            _rest = _rest[length..];
            return length;
        }
    }
}
