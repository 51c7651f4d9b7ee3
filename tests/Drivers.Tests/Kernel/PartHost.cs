// The host of an attached part under test: keeps everything that the device says, and lets a test wait for it.
using System.Collections.Concurrent;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Drivers.Tests.Kernel;

internal sealed class PartHost : IDeviceHost
{
    private const int MostSound = 1_000;

    public Signals Signals { get; } = new();

    public ConcurrentQueue<Observation> Said { get; } = new();

    public ConcurrentQueue<(long Number, short[] Samples)> Sound { get; } = new();

    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentDictionary<string, long> Counts { get; } = new();

    public ConcurrentDictionary<string, double> Gauges { get; } = new();

    public string? CurrentProblem { get; private set; }

    public int ReadyCalls { get; private set; }

    public int AliveCalls { get; private set; }

    public Task SaidAsync(int count) => Signals.UntilAsync(() => Said.Count >= count, $"{count} observations");

    public void Publish(ReadOnlySpan<TagRead> reads)
    {
    }

    public void Publish(Observation observation)
    {
        Said.Enqueue(observation);
        Signals.Raise();
    }

    public void Publish(AudioBlock block)
    {
        if (Sound.Count < MostSound) Sound.Enqueue((block.Number, block.Samples.ToArray()));
        Signals.Raise();
    }

    public void Publish(FrameView frame)
    {
    }

    public ValueTask PublishDurablyAsync(Observation observation, CancellationToken stop) => ValueTask.CompletedTask;

    public ValueTask WaitForRoomAsync(CancellationToken stop) => ValueTask.CompletedTask;

    public void Ready()
    {
        ReadyCalls++;
        Signals.Raise();
    }

    public void Alive()
    {
        AliveCalls++;
        Signals.Raise();
    }

    public void Problem(string? sentence)
    {
        CurrentProblem = sentence;
        Signals.Raise();
    }

    public void Note(string sentence)
    {
        Notes.Enqueue(sentence);
        Signals.Raise();
    }

    public void Gauge(string name, double value) => Gauges[name] = value;

    public void Count(string name, long by = 1)
    {
        Counts.AddOrUpdate(name, by, (_, before) => before + by);
        Signals.Raise();
    }
}
