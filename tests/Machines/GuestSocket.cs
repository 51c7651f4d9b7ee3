// The outer end of a port of the machine: a stream of lines in both directions, nothing of the network.
using System.Net.Sockets;
using System.Text;

namespace EdgeAgent.Machines;

/// <summary>Lines to and from a port.</summary>
internal sealed class GuestSocket : IDisposable
{
    private readonly Socket _socket;

    private GuestSocket(Socket socket)
    {
        _socket = socket;
        var stream = new NetworkStream(socket, ownsSocket: true);
        Reader = new StreamReader(stream, Encoding.UTF8);
        Writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
    }

    /// <summary>What the machine says.</summary>
    public StreamReader Reader { get; }

    /// <summary>What is said to it.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Connects to qemu's end.</summary>
    public static async Task<GuestSocket> ConnectAsync(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
            return new GuestSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Reader.Dispose();
        _socket.Dispose();
    }
}
