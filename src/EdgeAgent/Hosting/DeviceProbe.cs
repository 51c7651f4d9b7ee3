// Asks one device what it is, within a limit; a device that does not answer is an answer too.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;

namespace EdgeAgent.Hosting;

/// <summary>Probes a device.</summary>
internal static class DeviceProbe
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>What the device says, or why it says nothing.</summary>
    public static async Task<ProbeReport> RunAsync(
        DeviceConfig device, DriverServices services, CancellationToken stop)
    {
        using var over = new CancellationTokenSource(Limit, services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
        try
        {
            return await device.Driver.ProbeAsync(device.Options, services, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new ProbeReport(false, $"It did not answer within {Limit.TotalSeconds:0} s.", []);
        }
        catch (Exception fault) when (fault is DeviceFault or IOException)
        {
            return new ProbeReport(false, fault.Message, []);
        }
    }
}
