// How the config names a channel of a device: `shelf-a3/weight`.
namespace EdgeAgent.Insights.Sensors;

/// <summary>One channel of one device.</summary>
/// <param name="Device">The device's id.</param>
/// <param name="Channel">The channel's name in the config.</param>
public readonly record struct SignalName(string Device, string Channel)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Device}/{Channel}";
}
