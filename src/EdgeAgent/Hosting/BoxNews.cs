// Turns what happens to devices and to the agent itself into events, and tells the insights which devices they can rely
// on.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;

namespace EdgeAgent.Hosting;

/// <summary>Makes the <c>box.*</c> events of devices and of the agent's life.</summary>
internal sealed class BoxNews(
    InsightLoop insights, EventIntake intake, IClockQuality clock, TimeProvider time) : IDeviceNews
{
    /// <summary>The device of events about the box itself.</summary>
    public const string Box = "box";

    /// <inheritdoc/>
    public void Lost(DevicePlan device, string reason) =>
        Tell(EventKinds.DeviceLost, device, insight => insight.DeviceLost(device.Id), reason, 0);

    /// <inheritdoc/>
    public void Up(DevicePlan device, TimeSpan? lostFor)
    {
        if (lostFor is { } gone)
            Tell(
                EventKinds.DeviceBack,
                device,
                insight => insight.DeviceBack(device.Id),
                null,
                Math.Round(gone.TotalSeconds, 1));
        else insights.Tell(insight => insight.DeviceBack(device.Id), null);
    }

    /// <inheritdoc/>
    public void Failed(DevicePlan device, string reason) =>
        Tell(EventKinds.DeviceFailed, device, insight => insight.DeviceLost(device.Id), reason, 0);

    /// <summary>The agent started, or is asked to stop.</summary>
    public ValueTask LifeAsync(EventKind kind, string bootId, StartCause cause, CancellationToken stop)
    {
        var life = new BoxLife(
            AgentVersion.Text, bootId, cause.ToString().ToLowerInvariant(), clock.Now.ToString().ToLowerInvariant());
        return intake.PostAsync(
            NewEvent.Of(kind, Box, time.GetUtcNow(), clock.Now, life, EventDataJson.Default.BoxLife), stop);
    }

    private void Tell(EventKind kind, DevicePlan device, Action<IInsight> tell, string? reason, double sinceS)
    {
        var data = new DeviceChanged(device.Id, device.Driver.Name, reason, sinceS);
        insights.Tell(
            tell, NewEvent.Of(kind, device.Id, time.GetUtcNow(), clock.Now, data, EventDataJson.Default.DeviceChanged));
    }
}
