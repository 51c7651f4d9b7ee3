// Watches a device by opening it, where no agent runs: everything that it says, as it says it. A device that is lost is
// opened again, so that an installer can pull plugs and look.
using System.Runtime.CompilerServices;
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;

namespace EdgeAgent.Commands.Devices;

/// <summary>A device that this command opens itself.</summary>
internal sealed class OpenedSource(DeviceConfig device, DriverServices services) : ILiveSource
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(2);

    private readonly LiveHost _host = new(services.Time);

    /// <inheritdoc/>
    public string Through => "opened by this command, since no agent answers";

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<LiveValue>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = RunAsync(ended.Token);
        try
        {
            while (!stop.IsCancellationRequested)
            {
                yield return _host.TakeNew();
                await Task.Delay(Every, services.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            yield return _host.TakeNew();
        }
        finally
        {
            await ended.CancelAsync();
            await running;
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await device.Driver.Create(device.Id, device.Options, services).RunAsync(_host, stop);
            }
            catch (Exception fault) when (fault is DeviceFault or IOException)
            {
                _host.Problem(fault.Message);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(TryAgainAfter, services.Time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
