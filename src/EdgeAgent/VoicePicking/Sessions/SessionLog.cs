// Log lines of voice picking, event ids 2400 to 2449. No name, no number, no word of a picker stands in them.
using Microsoft.Extensions.Logging;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Log lines of voice picking.</summary>
internal static partial class SessionLog
{
    [LoggerMessage(2400, LogLevel.Information, "A picker works at {Headset}.")]
    public static partial void Began(ILogger logger, string headset);

    [LoggerMessage(2401, LogLevel.Information, "The picker at {Headset} has ended.")]
    public static partial void Ended(ILogger logger, string headset);

    [LoggerMessage(
        2402, LogLevel.Error, "The session at {Headset} broke; the picker goes on at the same line. {Reason}")]
    public static partial void Broke(ILogger logger, string headset, string reason, Exception fault);

    [LoggerMessage(2403, LogLevel.Warning, "{Headset} cannot be spoken to: {Reason}")]
    public static partial void Mute(ILogger logger, string headset, string reason);

    [LoggerMessage(
        2404,
        LogLevel.Information,
        "The page for pickers is at {Address}; what handhelds have to trust has the fingerprint {Fingerprint}.")]
    public static partial void Serving(ILogger logger, string address, string fingerprint);

    [LoggerMessage(2405, LogLevel.Warning, "{Sentence}")]
    public static partial void Advice(ILogger logger, string sentence);
}
