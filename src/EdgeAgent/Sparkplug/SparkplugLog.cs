// Log lines of the Sparkplug face, event ids 2300 to 2349.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Sparkplug;

/// <summary>The log lines of the Sparkplug face.</summary>
internal static partial class SparkplugLog
{
    [LoggerMessage(
        2300,
        LogLevel.Information,
        "Sparkplug: node {Group}/{Node} is born (bdSeq {Number}) with {Metrics} metrics and {Devices} devices.")]
    public static partial void Born(
        ILogger logger, string group, string node, byte number, int metrics, int devices);

    [LoggerMessage(2301, LogLevel.Warning, "Sparkplug: no connection: {Reason} Changes are kept in memory meanwhile.")]
    public static partial void Lost(ILogger logger, string reason);

    [LoggerMessage(2302, LogLevel.Debug, "Sparkplug: still no connection: {Reason}")]
    public static partial void StillLost(ILogger logger, string reason);

    [LoggerMessage(2303, LogLevel.Information, "Sparkplug: connected; nothing is told before host {Host} is online.")]
    public static partial void AwaitsHost(ILogger logger, string host);

    [LoggerMessage(
        2304, LogLevel.Warning, "Sparkplug: host {Host} is offline; changes are kept in memory until it is back.")]
    public static partial void HostOffline(ILogger logger, string host);

    [LoggerMessage(2305, LogLevel.Information, "Sparkplug: a host asks for the births again.")]
    public static partial void RebirthAsked(ILogger logger);

    [LoggerMessage(2306, LogLevel.Warning, "Sparkplug: a message on {Topic} was ignored: {Reason}.")]
    public static partial void Ignored(ILogger logger, string topic, string reason);

    [LoggerMessage(2307, LogLevel.Warning, "Sparkplug: {Problem}; the number of the connects (bdSeq) starts at 0.")]
    public static partial void NumberLost(ILogger logger, string problem);

    [LoggerMessage(
        2308,
        LogLevel.Warning,
        "Sparkplug: the number of the connects (bdSeq) cannot be kept in {Path} ({Reason}); after a restart it repeats.")]
    public static partial void NumberNotKept(ILogger logger, string path, string reason);

    [LoggerMessage(
        2309,
        LogLevel.Warning,
        "Sparkplug: {Count} changes were not told, since more than {Limit} had gathered; all of them are in the outbox.")]
    public static partial void LateDropped(ILogger logger, long count, int limit);

    [LoggerMessage(
        2310, LogLevel.Error, "Sparkplug: {Topic} cannot be sent: {Bytes} bytes are more than the broker takes.")]
    public static partial void TooLarge(ILogger logger, string topic, int bytes);

    [LoggerMessage(
        2311,
        LogLevel.Warning,
        "Sparkplug: the broker does not let this box read {Topic}: grant that right, else hosts cannot reach it.")]
    public static partial void NotReadable(ILogger logger, string topic);

    [LoggerMessage(
        2312,
        LogLevel.Warning,
        "Sparkplug: {Owner} has two metrics that differ in letter case only; {Name} is left out.")]
    public static partial void CaseTwin(ILogger logger, string owner, string name);

    [LoggerMessage(2313, LogLevel.Information, "Sparkplug: the node has said goodbye.")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(2314, LogLevel.Error, "Sparkplug: an unexpected fault; it starts again.")]
    public static partial void Fault(ILogger logger, Exception fault);
}
