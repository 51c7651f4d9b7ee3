// Log lines of the uplink, event ids 3000 to 3099.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Uplink;

/// <summary>The uplink's log lines.</summary>
internal static partial class UplinkLog
{
    [LoggerMessage(3000, LogLevel.Information, "Connected to {Host}:{Port} with MQTT {Version}.")]
    public static partial void Connected(ILogger logger, string host, int port, string version);

    [LoggerMessage(3001, LogLevel.Warning, "No connection to HQ: {Reason} Events are kept; retrying until it is back.")]
    public static partial void Lost(ILogger logger, string reason);

    [LoggerMessage(
        3002,
        LogLevel.Information,
        "Connected again to {Host}:{Port} after {Seconds:0} s, with MQTT {Version}.")]
    public static partial void Back(ILogger logger, string host, int port, double seconds, string version);

    [LoggerMessage(3003, LogLevel.Information, "The broker does not speak MQTT 5; MQTT 3.1.1 is used from now on.")]
    public static partial void FellBack(ILogger logger);

    [LoggerMessage(3004, LogLevel.Debug, "Still no connection to HQ: {Reason}")]
    public static partial void StillLost(ILogger logger, string reason);

    [LoggerMessage(3005, LogLevel.Information, "The uplink has stopped; {Waiting} events wait for the next start.")]
    public static partial void Stopped(ILogger logger, long waiting);

    [LoggerMessage(3010, LogLevel.Warning, "The broker refused {Count} events of {Kind}: {Reason}. {Action}")]
    public static partial void Refused(ILogger logger, int count, string kind, string reason, string action);

    [LoggerMessage(3011, LogLevel.Error, "Event {Place} was set aside: {Reason}")]
    public static partial void SetAside(ILogger logger, string place, string reason);

    [LoggerMessage(
        3012,
        LogLevel.Error,
        "Event {Place} tells of an event set aside, and is itself not taken: {Reason} It is passed over.")]
    public static partial void PassedOver(ILogger logger, string place, string reason);

    [LoggerMessage(3013, LogLevel.Error, "Rollups {Metric}/{Period} were not taken and are passed over: {Reason}.")]
    public static partial void RollupPassedOver(ILogger logger, string metric, string period, string reason);

    [LoggerMessage(
        3014,
        LogLevel.Warning,
        "The last connection ended with events on their way; they are sent one message at a time to find out "
        + "whether one of them ends it.")]
    public static partial void Careful(ILogger logger);

    [LoggerMessage(
        3020,
        LogLevel.Warning,
        "The broker has forgotten what it had ({Evidence}); events are handed over again after low {Low}, "
        + "normal {Normal}, urgent {Urgent}.")]
    public static partial void BrokerForgot(ILogger logger, string evidence, long low, long normal, long urgent);

    [LoggerMessage(
        3021,
        LogLevel.Information,
        "Late subscribers may have missed what followed the broker's loss: it is handed over once more.")]
    public static partial void Settled(ILogger logger);

    [LoggerMessage(
        3022,
        LogLevel.Debug,
        "The broker has everything up to its last mark; events are handed over again after low {Low}, normal "
        + "{Normal}, urgent {Urgent}.")]
    public static partial void ResumedAfterMark(ILogger logger, long low, long normal, long urgent);

    [LoggerMessage(3030, LogLevel.Error, "A custody message of HQ was ignored: {Reason}")]
    public static partial void AckIgnored(ILogger logger, string reason);

    [LoggerMessage(3040, LogLevel.Warning, "Connected, but nothing is delivered: {Reason}")]
    public static partial void NothingDelivered(ILogger logger, string reason);

    [LoggerMessage(
        3041,
        LogLevel.Warning,
        "The broker withholds its acknowledgements: the oldest is {Seconds:0} s old. The line lives; nothing "
        + "is sent until they come.")]
    public static partial void Withheld(ILogger logger, double seconds);

    [LoggerMessage(3090, LogLevel.Error, "Unexpected fault of the uplink; it starts again.")]
    public static partial void Fault(ILogger logger, Exception fault);
}
