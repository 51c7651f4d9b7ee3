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

    [LoggerMessage(3203, LogLevel.Information, "The partition {Name} is older than the retention and was dropped.")]
    public static partial void Dropped(this ILogger logger, string name);

    [LoggerMessage(3204, LogLevel.Debug, "Old rows without a partition of their own were deleted.")]
    public static partial void Deleted(this ILogger logger);

    [LoggerMessage(3205, LogLevel.Warning, "Old data was not looked after this time: {Reason}")]
    public static partial void RetentionPutOff(this ILogger logger, string reason);

    [LoggerMessage(3206, LogLevel.Warning, "The database's schema was not checked: {Reason}")]
    public static partial void SchemaUnchecked(this ILogger logger, string reason);
}
