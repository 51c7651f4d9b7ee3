// One LLRP reader while it runs: dial, arm, run, close. It never dials twice: that is the host's business.
using EdgeAgent.Drivers.Llrp.Client;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class LlrpDevice(LlrpOptions options, DriverServices services) : IDevice
{
    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        var stream = await Dialing.DialAsync(options, services, stop);
        await using var session = new ReaderSession(stream, options, services.Time, host);
        try
        {
            await Steps.ArmAsync(session, stop);
            host.Ready();
            await Running.RunAsync(session, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped on purpose: this is the regular end.
        }
        finally
        {
            await Closing.RunAsync(session);
        }
    }
}
