// How long the gate waits. A service that never gets ready is given up after `Ready`; restart and start of the old
// version included, the box is back within two minutes where both take less than 45 s.
namespace EdgeAgent.Appliance.Updates.Gate;

/// <summary>The limits of the gate, each from its start.</summary>
/// <param name="Ready">Until the agent answers and has its store.</param>
/// <param name="Devices">Until the devices that were up are up.</param>
/// <param name="Hq">Until HQ is reached; then the version is kept without.</param>
internal sealed record GateLimits(TimeSpan Ready, TimeSpan Devices, TimeSpan Hq)
{
    /// <summary>75 s, 5 minutes, and the grace of the config.</summary>
    public static GateLimits Usual { get; } =
        new(TimeSpan.FromSeconds(75), TimeSpan.FromMinutes(5), UpdateOptions.UsualGrace);
}
