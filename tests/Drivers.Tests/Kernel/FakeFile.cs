// One device file of the fake kernel: bytes that wait to be read, and a cable that can be pulled.
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Tests.Kernel;

internal class FakeFile(FakeKernel kernel, string path) : IKernelFile
{
    private readonly Queue<byte[]> _waiting = new();
    private int? _error;
    private bool _isWoken;

    public string Path => path;

    public bool IsClosed { get; private set; }

    public bool HasSomething => _waiting.Count > 0 || _error is not null || _isWoken;

    /// <summary>What <see cref="Control(uint, int)"/> was called with.</summary>
    public List<(uint Request, int Number)> Numbers { get; } = [];

    public void Feed(params ReadOnlySpan<byte> bytes)
    {
        lock (kernel.Gate)
        {
            _waiting.Enqueue(bytes.ToArray());
            Monitor.PulseAll(kernel.Gate);
        }
    }

    /// <summary>The next wait ends, and the next read finds nothing.</summary>
    public void WakeForNothing()
    {
        lock (kernel.Gate)
        {
            _isWoken = true;
            Monitor.PulseAll(kernel.Gate);
        }
    }

    /// <summary>From now on every call fails.</summary>
    public void Break(int error)
    {
        lock (kernel.Gate)
        {
            _error = error;
            Monitor.PulseAll(kernel.Gate);
        }
    }

    public virtual void Control(uint request, Span<byte> structure) =>
        throw new KernelFault(path, ErrorNumber.UnknownControl);

    public virtual void Control(uint request, int number)
    {
        Check();
        Numbers.Add((request, number));
    }

    public int Read(Span<byte> buffer)
    {
        lock (kernel.Gate)
        {
            if (_isWoken)
            {
                _isWoken = false;
                throw new KernelFault(path, ErrorNumber.TryAgain);
            }

            if (_waiting.TryDequeue(out var bytes))
            {
                var count = Math.Min(bytes.Length, buffer.Length);
                bytes.AsSpan(0, count).CopyTo(buffer);
                if (count < bytes.Length) PutBack(bytes[count..]);
                return count;
            }
        }

        Check();
        throw new KernelFault(path, ErrorNumber.TryAgain);
    }

    public virtual void Write(ReadOnlySpan<byte> bytes) => Check();

    public void Dispose() => IsClosed = true;

    private void PutBack(byte[] rest)
    {
        var later = _waiting.ToArray();
        _waiting.Clear();
        foreach (var bytes in later.Prepend(rest)) _waiting.Enqueue(bytes);
    }

    protected void Check()
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_error is { } error) throw new KernelFault(path, error);
    }
}
