// Log lines about what HQ wants of the box, event ids 2250 to 2299.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Steering;

/// <summary>The log lines.</summary>
internal static partial class SteeringLog
{
    [LoggerMessage(2250, LogLevel.Information, "The configuration in force is {Origin} (hash {Hash}).")]
    public static partial void InForce(ILogger logger, string origin, string hash);

    [LoggerMessage(2251, LogLevel.Warning, "{Problem}")]
    public static partial void LedgerProblem(ILogger logger, string problem);

    [LoggerMessage(
        2252,
        LogLevel.Information,
        "HQ's configuration {Version} is right and goes on trial for {Seconds} s; the agent starts anew.")]
    public static partial void Trying(ILogger logger, long version, double seconds);

    [LoggerMessage(2253, LogLevel.Information, "HQ's configuration {Version} is in force.")]
    public static partial void Applied(ILogger logger, long version);

    [LoggerMessage(2254, LogLevel.Warning, "HQ's configuration {Version} is refused: {Reason}")]
    public static partial void Refused(ILogger logger, long version, string reason);

    [LoggerMessage(2255, LogLevel.Warning, "HQ's configuration {Version} is taken back: {Reason}")]
    public static partial void RolledBack(ILogger logger, long version, string reason);

    [LoggerMessage(2256, LogLevel.Debug, "HQ's configuration {Version} is not newer than {Seen} and is ignored.")]
    public static partial void NotNewer(ILogger logger, long version, long seen);

    [LoggerMessage(2257, LogLevel.Debug, "The report on the configuration was not taken: {Reason}. It is repeated.")]
    public static partial void NotReported(ILogger logger, string reason);

    [LoggerMessage(2260, LogLevel.Information, "HQ's command {Name} ({Command}, asked by {AskedBy}): {State}. {Text}")]
    public static partial void Command(
        ILogger logger, string name, string command, string askedBy, string state, string text);

    [LoggerMessage(2261, LogLevel.Warning, "A command on {Topic} cannot be answered and is ignored: {Reason}")]
    public static partial void Unanswerable(ILogger logger, string topic, string reason);

    [LoggerMessage(2262, LogLevel.Warning, "{Problem}")]
    public static partial void MemoryProblem(ILogger logger, string problem);

    [LoggerMessage(2270, LogLevel.Information, "HQ's list {Name} is in force in version {Version}: {Count} entries.")]
    public static partial void ListTaken(ILogger logger, string name, long version, int count);

    [LoggerMessage(2271, LogLevel.Warning, "HQ's list {Name} is refused, the one before stays in force: {Reason}")]
    public static partial void ListRefused(ILogger logger, string name, string reason);

    [LoggerMessage(2272, LogLevel.Warning, "{Problem}")]
    public static partial void ListProblem(ILogger logger, string problem);

    [LoggerMessage(2290, LogLevel.Warning, "More than {Most} messages of HQ wait; one on {Topic} is passed over.")]
    public static partial void TooMany(ILogger logger, string topic, int most);

    [LoggerMessage(2291, LogLevel.Error, "Unexpected fault at a message of HQ on {Topic}; it is passed over.")]
    public static partial void Fault(ILogger logger, Exception fault, string topic);
}
