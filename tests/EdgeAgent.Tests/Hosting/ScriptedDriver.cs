// A driver whose devices do what a test tells them, run by run.
using System.Collections.Concurrent;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting;

namespace EdgeAgent.Tests.Hosting;

internal sealed class ScriptedDriver(params Func<IDeviceHost, CancellationToken, Task>[] runs) : IDriver
{
    private int _made;

    public string Name => "scripted";

    public string Summary => "Does what a test tells it.";

    /// <summary>Instances made so far; the last script serves all further ones.</summary>
    public int Made => Volatile.Read(ref _made);

    public object ReadOptions(IOptionReader reader) => new();

    public IDevice Create(string id, object options, DriverServices services) =>
        new Device(runs[Math.Min(Interlocked.Increment(ref _made), runs.Length) - 1]);

    public Task<ProbeReport> ProbeAsync(object options, DriverServices services, CancellationToken stop) =>
        Task.FromResult(new ProbeReport(true, "It is scripted.", []));

    /// <summary>A run that is ready and stays until it is stopped.</summary>
    public static async Task RunsWell(IDeviceHost host, CancellationToken stop)
    {
        host.Ready();
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private sealed class Device(Func<IDeviceHost, CancellationToken, Task> run) : IDevice
    {
        public Task RunAsync(IDeviceHost host, CancellationToken stop) => run(host, stop);
    }
}

internal sealed class RecordedNews : IDeviceNews
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Lost(DevicePlan device, string reason) => _lines.Enqueue($"{device.Id} lost: {reason}");

    public void Up(DevicePlan device, TimeSpan? lostFor)
    {
        if (lostFor is not null) _lines.Enqueue($"{device.Id} back");
    }

    public void Failed(DevicePlan device, string reason) => _lines.Enqueue($"{device.Id} failed: {reason}");
}
