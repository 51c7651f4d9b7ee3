// What the writer says in the log, each with a number that stays.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Outbox;

internal sealed partial class OutboxWriter
{
    [LoggerMessage(4001, LogLevel.Error, "The outbox is rebuilt from what can be read: {Reason}")]
    private static partial void LogRebuild(ILogger log, string reason);

    [LoggerMessage(4002, LogLevel.Error, "The outbox refused events: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);

    [LoggerMessage(4003, LogLevel.Warning, "The outbox puts its tidying off: {Reason}")]
    private static partial void LogTidyPutOff(ILogger log, string reason);

    [LoggerMessage(4004, LogLevel.Warning, "The place mark {File} was not written: {Reason}")]
    private static partial void LogMarkNotWritten(ILogger log, string file, string reason);

    [LoggerMessage(
        4005, LogLevel.Warning, "The outbox was not stopped cleanly, the next start looks it over: {Reason}")]
    private static partial void LogUncleanStop(ILogger log, string reason);
}
