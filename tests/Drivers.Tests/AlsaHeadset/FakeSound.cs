// A sound system for tests: a microphone that a test feeds, an ear whose room a test grants, and a cable to pull.
using EdgeAgent.Drivers.AlsaHeadset;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.Tests.AlsaHeadset;

internal sealed class FakeSound : ISoundSystem
{
    public Dictionary<string, int> Refusals { get; } = [];

    public FakeStream Microphone { get; private set; } = new("mic");

    public FakeStream Ear { get; private set; } = new("ear");

    public int Opened { get; private set; }

    public ISoundStream Open(string name, SoundDirection direction)
    {
        if (Refusals.TryGetValue(name, out var error)) throw new KernelFault(name, error);
        Opened++;
        return direction == SoundDirection.Capture
            ? Microphone = new FakeStream(name)
            : Ear = new FakeStream(name);
    }
}

internal sealed class FakeStream(string name) : ISoundStream
{
    private readonly object _gate = new();
    private readonly Queue<short> _waiting = new();
    private readonly List<short> _heard = [];
    private int _room;
    private int? _error;

    public int Buffer => 640;

    public bool IsClosed { get; private set; }

    public int Restarts { get; private set; }

    /// <summary>What was written since the last restart.</summary>
    public short[] Heard
    {
        get
        {
            lock (_gate) return [.. _heard];
        }
    }

    public void Say(params ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            foreach (var sample in samples) _waiting.Enqueue(sample);
            Monitor.PulseAll(_gate);
        }
    }

    public void GiveRoom(int samples)
    {
        lock (_gate)
        {
            _room += samples;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The next call fails; a lasting error fails all.</summary>
    public void Break(int error)
    {
        lock (_gate)
        {
            _error = error;
            Monitor.PulseAll(_gate);
        }
    }

    public bool Wait(TimeSpan most)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && _room == 0 && _error is null) Monitor.Wait(_gate, most);
            Check();
            return _waiting.Count > 0 || _room > 0;
        }
    }

    public int Read(Span<short> samples)
    {
        lock (_gate)
        {
            Check();
            var count = Math.Min(samples.Length, _waiting.Count);
            for (var index = 0; index < count; index++) samples[index] = _waiting.Dequeue();
            return count;
        }
    }

    public int Write(ReadOnlySpan<short> samples)
    {
        lock (_gate)
        {
            Check();
            var count = Math.Min(samples.Length, _room);
            _heard.AddRange(samples[..count]);
            _room -= count;
            return count;
        }
    }

    public void Restart()
    {
        lock (_gate)
        {
            Restarts++;
            if (_error is ErrorNumber.BrokenPipe) _error = null;
            Check();
            _heard.Clear();
        }
    }

    public void Dispose() => IsClosed = true;

    private void Check()
    {
        if (_error is { } error) throw new KernelFault(name, error);
    }
}
