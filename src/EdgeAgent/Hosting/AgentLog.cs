// Log lines of the agent's life, event ids 1100 to 1119.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Hosting;

/// <summary>Log lines of the agent's life.</summary>
internal static partial class AgentLog
{
    [LoggerMessage(
        1100,
        LogLevel.Information,
        "EdgeAgent {Version} of {Tenant}/{Store}/{Box}: {Devices} device(s), state in {State}, page at {Page}. Last run ended: {Cause}.")]
    public static partial void Started(
        ILogger logger,
        string version,
        string tenant,
        string store,
        string box,
        int devices,
        string state,
        string page,
        string cause);

    [LoggerMessage(1101, LogLevel.Information, "Stopping: devices first, then what they said last goes to disk.")]
    public static partial void Stopping(ILogger logger);

    [LoggerMessage(1102, LogLevel.Information, "Stopped. {Waiting} event(s) wait on disk for HQ.")]
    public static partial void Stopped(ILogger logger, long waiting);

    [LoggerMessage(1103, LogLevel.Critical, "The agent cannot go on: {Reason}")]
    public static partial void CannotGoOn(ILogger logger, string reason);

    [LoggerMessage(1104, LogLevel.Debug, "The fault behind it.")]
    public static partial void FaultDetail(ILogger logger, Exception fault);

    [LoggerMessage(
        1105,
        LogLevel.Warning,
        "No uplink is configured: the box keeps everything on disk and tells HQ nothing. Add an `uplink:` block.")]
    public static partial void NoUplink(ILogger logger);

    [LoggerMessage(
        1106,
        LogLevel.Warning,
        "No device is configured. `edge-agent devices --probe` finds what is attached and prints blocks for store.yaml; "
        + "start the agent anew when they stand there.")]
    public static partial void NoDevices(ILogger logger);
}
