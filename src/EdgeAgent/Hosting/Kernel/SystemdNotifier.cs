// Tells systemd how the service is: one datagram a message to the socket that it names (sd_notify(3)). Without that
// socket nothing is sent.
using System.Net.Sockets;
using System.Text;

namespace EdgeAgent.Hosting.Kernel;

/// <summary>Speaks the service notification protocol of systemd.</summary>
internal sealed class SystemdNotifier : IDisposable
{
    private readonly Socket? _socket;

    /// <summary>
    /// Opens the socket that <paramref name="address"/> (<c>NOTIFY_SOCKET</c>) names; null or empty = silent.
    /// </summary>
    public SystemdNotifier(string? address)
    {
        if (string.IsNullOrEmpty(address)) return;
        // A leading @ stands for the abstract namespace, whose first byte is zero.
        var path = address[0] == '@' ? string.Concat("\0", address.AsSpan(1)) : address;
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        _socket.Connect(new UnixDomainSocketEndPoint(path));
    }

    /// <summary>The service is up.</summary>
    public void Ready(string status) => Send($"READY=1\nSTATUS={status}");

    /// <summary>The loop whose death matters came round.</summary>
    public void Watchdog() => Send("WATCHDOG=1");

    /// <summary>The service is stopping.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <inheritdoc/>
    public void Dispose() => _socket?.Dispose();

    private void Send(string message) => _socket?.Send(Encoding.UTF8.GetBytes(message));
}
