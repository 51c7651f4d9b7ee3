// Where the status page listens: the socket that systemd passed for its address, else one of its own. A passed socket
// of another address is not used: the config alone says where the page is.
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Web.Listening;

/// <summary>Opens the page's socket.</summary>
internal sealed class PageSocket(PassedSockets passed, ILogger logger)
{
    /// <summary>The socket for <paramref name="address"/>, bound and not yet accepting.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public Socket Open(EndPoint address)
    {
        if (address is IPEndPoint wanted && passed.At(wanted) is { } socket)
        {
            ListeningLog.Passed(logger, wanted);
            return socket;
        }

        if (passed.Count > 0) ListeningLog.OfAnotherAddress(logger, address);
        return SocketTransportOptions.CreateDefaultBoundListenSocket(address);
    }
}
