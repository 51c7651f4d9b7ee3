// Log lines about the page's socket, event ids 2580 to 2584.
using System.Net;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Web.Listening;

/// <summary>Log lines about the page's socket.</summary>
internal static partial class ListeningLog
{
    [LoggerMessage(2580, LogLevel.Debug, "The status page listens at {Address} on the socket that systemd passed.")]
    public static partial void Passed(ILogger logger, EndPoint address);

    [LoggerMessage(
        2581,
        LogLevel.Warning,
        "The status page listens at {Address} by itself: the socket that systemd passed is of another address. To have "
        + "systemd hold it, set ListenStream= by `systemctl edit edge-agent.socket`.")]
    public static partial void OfAnotherAddress(ILogger logger, EndPoint address);
}
