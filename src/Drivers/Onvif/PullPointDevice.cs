// One ONVIF camera while it runs: read its clock, subscribe, pull, renew, unsubscribe.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Intake;
using EdgeAgent.Drivers.Onvif.Messages;
using EdgeAgent.Drivers.Onvif.Soap;
using EdgeAgent.Drivers.Pull;

namespace EdgeAgent.Drivers.Onvif;

/// <summary>The device behind one block of store.yaml.</summary>
internal sealed class PullPointDevice(OnvifOptions options, DriverServices services) : IDevice
{
    // A subscription lasts a minute; two renewals may get lost.
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        using var http = new CameraHttp(options.Pull, services);
        using var intake = new CameraIntake(
            new OnvifFormat(), options.Camera.Rule, options.Camera.Zone, host, services.Time);
        var client = new EventClient(http, options.Pull, services, options.DeviceService);
        string? subscription = null;
        try
        {
            host.Gauge("clock_offset_seconds", (await client.ReadClockAsync(stop)).TotalSeconds);
            subscription = await client.SubscribeAsync(await client.FindEventsAsync(stop), stop);
            host.Ready();
            await PullAsync(client, subscription, intake, host, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped on purpose: this is the regular end.
        }
        finally
        {
            if (subscription is not null) await LeaveAsync(client, subscription);
        }
    }

    private async Task PullAsync(
        EventClient client, string subscription, CameraIntake intake, IDeviceHost host, CancellationToken stop)
    {
        var renewed = services.Time.GetTimestamp();
        while (true)
        {
            var answer = new CameraMessage(await client.PullAsync(subscription, stop));
            host.Alive();
            while (await intake.TakeAsync(answer, stop) == IntakeOutcome.NotStored)
                await Task.Delay(BeforeNextTry, services.Time, stop);
            await intake.TickAsync(stop);
            if (services.Time.GetElapsedTime(renewed) < RenewEvery) continue;
            await client.RenewAsync(subscription, stop);
            renewed = services.Time.GetTimestamp();
        }
    }

    private async Task LeaveAsync(EventClient client, string subscription)
    {
        using var limit = new CancellationTokenSource(Goodbye, services.Time);
        try
        {
            await client.UnsubscribeAsync(subscription, limit.Token);
        }
        catch (Exception fault) when (fault is DeviceFault or OperationCanceledException or IOException)
        {
            // The camera is gone; it forgets the subscription within a minute.
        }
    }
}
