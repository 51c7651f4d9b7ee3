// What the database's side has to say in the log.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Database;

internal static partial class DatabaseLog
{
    [LoggerMessage(3200, LogLevel.Warning, "{Count} values cannot be held by the database and were quarantined.")]
    public static partial void Quarantined(this ILogger logger, int count);

    [LoggerMessage(3201, LogLevel.Debug, "A batch is tried again: {Reason}")]
    public static partial void TriedAgain(this ILogger logger, string reason);

    [LoggerMessage(3202, LogLevel.Warning, "A value of a batch is refused ({Reason}); looking for it.")]
    public static partial void Isolating(this ILogger logger, string reason);
}
