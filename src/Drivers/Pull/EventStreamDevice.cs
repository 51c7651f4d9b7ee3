// A camera that is asked once and answers for ever: Hikvision's alertStream, Dahua's eventManager. Heartbeats come
// every few seconds; a minute without a byte means that the link is dead, though TCP says otherwise.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Intake;

namespace EdgeAgent.Drivers.Pull;

/// <summary>The device behind a <c>pull:</c> block with an endless answer.</summary>
/// <param name="format">The vendor's format.</param>
/// <param name="camera">Which messages are this camera's, and its time zone.</param>
/// <param name="options">Where it is.</param>
/// <param name="path">What to ask for.</param>
/// <param name="inspect">Looks at the camera's set-up and says what is wrong with it; null where nothing can be
/// asked.</param>
/// <param name="services">Clock, transport and secrets.</param>
internal sealed class EventStreamDevice(
    ICameraFormat format, CameraOptions camera, PullOptions options, string path,
    Func<CameraHttp, CancellationToken, Task<string?>>? inspect, DriverServices services) : IDevice
{
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public async Task RunAsync(IDeviceHost host, CancellationToken stop)
    {
        using var http = new CameraHttp(options, services);
        using var intake = new CameraIntake(format, camera.Rule, camera.Zone, host, services.Time);
        try
        {
            using var answer = await http.OpenAsync(HttpMethod.Get, path, null, "", stop);
            var boundary = HeaderLines.Parameter(answer.Content.Headers.ContentType?.ToString(), "boundary")
                ?? throw new DeviceFault(
                    $"{options.Where} answered {path} with something else than a stream of events: check that it is the "
                    + "camera itself, not a login page or a proxy.",
                    RetryAdvice.NeedsPerson);
            host.Ready();
            if (inspect is not null && await inspect(http, stop) is { } wrong) host.Problem(wrong);
            await using var stream = await answer.Content.ReadAsStreamAsync(stop);
            await ReadAsync(new PartStream(stream, boundary), intake, host, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopped on purpose: this is the regular end.
        }
        catch (MessageFault fault)
        {
            throw new DeviceFault($"{options.Where} sent what is no stream of events: {fault.Message}", cause: fault);
        }
    }

    private async Task ReadAsync(PartStream parts, CameraIntake intake, IDeviceHost host, CancellationToken stop)
    {
        while (true)
        {
            var part = await NextAsync(parts, stop)
                ?? throw new DeviceFault($"{options.Where} ended its stream of events.");
            host.Alive();
            await intake.TickAsync(stop);
            if (part.IsPicture || part.Content.IsEmpty) continue;
            // The stream is held back until there is room on disk again: nothing of it can be asked for twice.
            while (await intake.TakeAsync(new CameraMessage(part.Content, part.ContentType), stop)
                == IntakeOutcome.NotStored)
                await Task.Delay(BeforeNextTry, services.Time, stop);
        }
    }

    private async Task<BodyPart?> NextAsync(PartStream parts, CancellationToken stop)
    {
        using var silence = new CancellationTokenSource(options.Silence, services.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, silence.Token);
        try
        {
            return await parts.ReadAsync(both.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new DeviceFault(
                $"{options.Where} was silent for {options.Silence.TotalSeconds:0} s, without even a heartbeat: check the "
                + "network and the camera.");
        }
    }
}
