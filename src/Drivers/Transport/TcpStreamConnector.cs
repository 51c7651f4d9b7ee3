// Opens TCP and TLS links to devices, and turns what goes wrong into sentences for the installer.
using System.Net.Sockets;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Transport;

/// <summary>The connector of the running box: TCP without delay, with keepalive, and TLS where it is asked
/// for.</summary>
/// <param name="secrets">Reveals the private keys of client certificates.</param>
public sealed class TcpStreamConnector(ISecretSource secrets) : IStreamConnector
{
    // A cable that was pulled is noticed by the system after 30 s + 3 x 10 s, also where the protocol has no heartbeat.
    private const int IdleSeconds = 30;
    private const int ProbeSeconds = 10;
    private const int Probes = 3;

    /// <inheritdoc/>
    public async Task<Stream> ConnectAsync(string host, int port, TlsOptions? tls, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, IdleSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, ProbeSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
            await socket.ConnectAsync(host, port, stop);
            var plain = new NetworkStream(socket, ownsSocket: true);
            return tls is null ? plain : await TlsHandshake.AuthenticateAsync(plain, host, port, tls, secrets, stop);
        }
        catch (SocketException fault)
        {
            socket.Dispose();
            throw new DeviceFault(Sentence(fault.SocketErrorCode, host, port), cause: fault);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static string Sentence(SocketError error, string host, int port) => error switch
    {
        SocketError.ConnectionRefused =>
            $"Nothing accepts connections at {host}:{port}: check that the device has started and that the port is " +
            "right.",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            $"No address is known for the name '{host}': check its spelling and the store's name server, or use the " +
            "address.",
        SocketError.TimedOut or SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown =>
            $"{host}:{port} cannot be reached: check power, cable, and that the box is in the same network.",
        _ => $"Connecting to {host}:{port} failed ({error}): check power, cable, address and port.",
    };
}
