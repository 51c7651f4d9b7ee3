// One run of a device under test, from its start to its end.
using EdgeAgent.Drivers.Options;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Drivers.Tests.Kernel;

internal sealed class PartRun : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private PartRun(IDevice device, PartHost host)
    {
        Host = host;
        _running = device.RunAsync(host, _stop.Token);
        _ = _running.ContinueWith(_ => host.Signals.Raise(), TaskScheduler.Default);
    }

    public PartHost Host { get; }

    public bool HasEnded => _running.IsCompleted;

    public static DriverServices Services(ManualTime time) =>
        new() { Time = time, Network = new Nothing(), Secrets = new Nothing() };

    public static PartRun Start(IDevice device) => new(device, new PartHost());

    /// <summary>Starts, and waits until the device is ready; a fault on the way fails the test.</summary>
    public static async Task<PartRun> ReadyAsync(IDevice device)
    {
        var run = Start(device);
        await run.Host.Signals.UntilAsync(
            () => run.Host.ReadyCalls > 0 || run._running.IsCompleted, "the device to be ready");
        if (run.Host.ReadyCalls == 0) await run._running;
        return run;
    }

    public Task<DeviceFault> FaultAsync() => Xunit.Assert.ThrowsAsync<DeviceFault>(() => _running);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private sealed class Nothing : IStreamConnector, ISecretSource
    {
        public Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop) =>
            throw new InvalidOperationException("This device needs no network.");

        public string Reveal(SecretReference reference) =>
            throw new InvalidOperationException("This device needs no secret.");
    }
}
