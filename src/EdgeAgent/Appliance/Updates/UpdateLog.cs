// Log lines about updates, event ids 2540 to 2579.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Appliance.Updates;

/// <summary>The log lines.</summary>
internal static partial class UpdateLog
{
    [LoggerMessage(2540, LogLevel.Information, "HQ wants version {Wanted}; this box runs {Version}: {State}.")]
    public static partial void Stands(ILogger logger, string wanted, string version, string state);

    [LoggerMessage(2541, LogLevel.Warning, "{Problem}")]
    public static partial void HeldUp(ILogger logger, string problem);

    [LoggerMessage(2542, LogLevel.Information, "The bundle of version {Version} is here, {Megabytes} MiB.")]
    public static partial void Loaded(ILogger logger, string version, long megabytes);

    [LoggerMessage(2543, LogLevel.Warning, "The bundle gave way to the outbox: only {Megabytes} MiB were free.")]
    public static partial void GaveWay(ILogger logger, long megabytes);

    [LoggerMessage(2544, LogLevel.Information, "What became of version {To} is told to HQ: {Ending}. {Reason}")]
    public static partial void Told(ILogger logger, string to, string ending, string reason);
}
