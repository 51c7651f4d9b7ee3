// Log lines about work for pickers, event ids 2450 to 2479. No line names what a person did.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Work;

/// <summary>The log lines.</summary>
internal static partial class WorkLog
{
    [LoggerMessage(
        2450,
        LogLevel.Information,
        "The work desk is open: {Held} assignments, {InHand} of them in hand, {Finished} over; {Replayed} events read on.")]
    public static partial void Opened(ILogger logger, int held, int inHand, int finished, int replayed);

    [LoggerMessage(2451, LogLevel.Error, "{Loss}")]
    public static partial void Lost(ILogger logger, string loss);

    [LoggerMessage(2452, LogLevel.Error, "The work desk cannot write: {Reason} What pickers did is in the outbox.")]
    public static partial void Unwritten(ILogger logger, string reason);

    [LoggerMessage(
        2453,
        LogLevel.Warning,
        "Nothing was heard for {Hours} h of the picker of {Assignment}: what is left of it returns to the pool.")]
    public static partial void Abandoned(ILogger logger, string assignment, double hours);

    [LoggerMessage(2454, LogLevel.Information, "Work from {Source} ({Name}): {Text}")]
    public static partial void Taken(ILogger logger, string source, string name, string text);

    [LoggerMessage(2455, LogLevel.Warning, "Work from {Source} ({Name}) is refused: {Reason}")]
    public static partial void Refused(ILogger logger, string source, string name, string reason);

    [LoggerMessage(2456, LogLevel.Warning, "The work folder {Folder} cannot be used: {Reason} Trying again.")]
    public static partial void FolderTrouble(ILogger logger, string folder, string reason);

    [LoggerMessage(2458, LogLevel.Warning, "Results wait for the warehouse system: {Reason}")]
    public static partial void HostTrouble(ILogger logger, string reason);

    [LoggerMessage(2459, LogLevel.Information, "Picking terminals are served at {Address}, ports {Lut} and {Odr}.")]
    public static partial void Serving(ILogger logger, string address, int lut, int odr);

    [LoggerMessage(2460, LogLevel.Warning, "A picking terminal at {Peer} was left: {Reason}")]
    public static partial void TerminalFault(ILogger logger, string peer, string reason);

    [LoggerMessage(2457, LogLevel.Information, "The work folder {Folder} is usable again.")]
    public static partial void FolderWell(ILogger logger, string folder);
}
