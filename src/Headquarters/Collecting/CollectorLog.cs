// What the collector says: once when something is lost, once when it is back.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Headquarters.Collecting;

internal static partial class CollectorLog
{
    [LoggerMessage(3400, LogLevel.Information, "Connected to the broker, group {Group}, as {ClientId}.")]
    public static partial void Connected(ILogger log, string group, string clientId);

    [LoggerMessage(3401, LogLevel.Warning, "The broker is lost: {Sentence} Trying again until it is back.")]
    public static partial void Lost(ILogger log, string sentence);

    [LoggerMessage(3402, LogLevel.Error, "An unexpected fault.")]
    public static partial void Fault(ILogger log, Exception fault);

    [LoggerMessage(
        3403, LogLevel.Warning,
        "The database takes nothing: {Sentence} Trying again until it does; the broker keeps what is not stored.")]
    public static partial void DatabaseAway(ILogger log, string sentence);

    [LoggerMessage(3404, LogLevel.Information, "The database is back.")]
    public static partial void DatabaseBack(ILogger log);

    [LoggerMessage(3405, LogLevel.Warning, "Quarantined {Count} ({Reason}), first from {Topic}: {Sentence}")]
    public static partial void Quarantined(ILogger log, int count, string reason, string topic, string sentence);

    [LoggerMessage(
        3406, LogLevel.Warning,
        "Events of the kind {Type}, first from {Box}, are not known to this version: they are stored as they came.")]
    public static partial void UnknownKind(ILogger log, string type, string box);

    [LoggerMessage(3407, LogLevel.Warning, "The broker did not take the custody message for {Box}: {Sentence}")]
    public static partial void AckRefused(ILogger log, string box, string sentence);

    [LoggerMessage(3408, LogLevel.Information, "Asked {Box} again for {From} to {To} of epoch {Epoch} (time {Asked}).")]
    public static partial void AskedAgain(ILogger log, string box, long from, long to, string epoch, int asked);

    [LoggerMessage(3409, LogLevel.Warning, "A question to {Box} could not be sent: {Sentence}")]
    public static partial void NotAsked(ILogger log, string box, string sentence);

    [LoggerMessage(3410, LogLevel.Warning, "Nobody is asked for missing events for now: {Sentence}")]
    public static partial void GapsWait(ILogger log, string sentence);

    [LoggerMessage(3411, LogLevel.Information, "Missing events are asked for again.")]
    public static partial void GapsGoOn(ILogger log);
}
