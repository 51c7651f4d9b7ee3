// A camera that delivers by itself: it waits at a listener, and every few seconds closes what nobody will finish.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Intake;

namespace EdgeAgent.Drivers.Push;

/// <summary>The device behind a <c>push:</c> block.</summary>
/// <param name="id">The device's id.</param>
/// <param name="format">The vendor's format; its name stands in the path.</param>
/// <param name="camera">Which messages are this camera's, and its time zone.</param>
/// <param name="options">Where and how it delivers.</param>
/// <param name="services">Clock, secrets and listeners.</param>
internal sealed class PushDevice(
    string id, ICameraFormat format, CameraOptions camera, PushOptions options, DriverServices services) : IDevice
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        using var intake = new CameraIntake(format, camera.Rule, camera.Zone, host, services.Time);
        var target = new Target(
            $"/in/{format.Vendor}/{options.Camera ?? id}", options.LargestBody, MakeAccess(), intake, host,
                services.Time);
        await using var place = await services.Push.AttachAsync(options.Endpoint, target, services, stop);
        host.Ready();
        try
        {
            while (true)
            {
                await Task.Delay(Tick, services.Time, stop);
                host.Alive(); // a gate may see no car for a night
                await intake.TickAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped on purpose: this is the regular end.
        }
    }

    private AccessCheck MakeAccess()
    {
        var access = options.Access;
        return new AccessCheck(
            access.Token is { } token ? services.Secrets.Reveal(token).Trim() : null,
            access.User,
            access.Password is { } password ? services.Secrets.Reveal(password).Trim() : null,
            access.Sources);
    }

    private sealed class Target(
        string path, long largestBody, AccessCheck access, CameraIntake intake, IDeviceHost host, TimeProvider time)
        : IPushTarget
    {
        private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

        private readonly Lock _gate = new();
        private DateTimeOffset _quietUntil = DateTimeOffset.MinValue;

        public string Path => path;

        public long LargestBody => largestBody;

        public AccessCheck Access => access;

        public ValueTask<IntakeOutcome> TakeAsync(CameraMessage message, CancellationToken stop) =>
            intake.TakeAsync(message, stop);

        public void Refused(string reason)
        {
            // The first request of every Digest login comes without one; that alone is worth no line.
            if (reason == AccessCheck.NotLoggedIn) return;
            host.Count("refused_requests_total");
            lock (_gate)
            {
                var now = time.GetUtcNow();
                if (now < _quietUntil) return;
                _quietUntil = now + Between;
            }

            host.Note($"A request to {path} was turned away: {reason}.");
        }
    }
}
