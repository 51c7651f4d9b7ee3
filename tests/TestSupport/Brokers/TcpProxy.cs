// A loopback TCP proxy that misbehaves on demand: passes, stalls (half-open: nothing comes through, nothing is closed),
// refuses, or cuts.
using System.Net;
using System.Net.Sockets;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>Stands between a client and a server on this machine.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<(Socket Client, Socket Server)> _pairs = [];
    private readonly int _target;
    private readonly Task _accepting;
    private TaskCompletionSource _flows = Open();
    private volatile bool _refusing;
    private int _accepted;

    /// <summary>Starts to listen.</summary>
    /// <param name="target">The port of the real server.</param>
    public TcpProxy(int target)
    {
        _target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The port to connect to.</summary>
    public int Port { get; }

    /// <summary>Connections accepted so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>
    /// Asked for each chunk from the client, with the connection's number from 1: false cuts that connection.
    /// </summary>
    public Func<int, ReadOnlyMemory<byte>, bool>? FromClient { get; set; }

    /// <summary>From now on no byte comes through, and nothing is closed: a half-open line.</summary>
    public void Stall()
    {
        lock (_gate) _flows = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Lets bytes through again, the held-back ones included.</summary>
    public void Resume()
    {
        lock (_gate) _flows.TrySetResult();
    }

    /// <summary>Cuts all connections with a reset.</summary>
    public void Cut()
    {
        lock (_gate)
        {
            foreach (var (client, server) in _pairs)
            {
                client.Close(0);
                server.Close(0);
            }

            _pairs.Clear();
        }
    }

    /// <summary>Whether new connections are closed at once.</summary>
    public bool Refusing
    {
        get => _refusing;
        set => _refusing = value;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Resume();
        Cut();
        await _accepting;
        _stop.Dispose();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptSocketAsync(_stop.Token);
                var number = Interlocked.Increment(ref _accepted);
                if (_refusing) client.Close(0);
                else _ = ServeAsync(client, number);
            }
            catch (Exception error) when (
                error is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket client, int number)
    {
        var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);
            lock (_gate) _pairs.Add((client, server));
            await Task.WhenAny(
                PumpAsync(client, server, bytes => FromClient?.Invoke(number, bytes) ?? true),
                PumpAsync(server, client, _ => true));
        }
        catch (Exception error) when (error is SocketException or OperationCanceledException)
        {
            // The server is away: the client sees its connection closed, as through a real proxy.
        }
        finally
        {
            client.Dispose();
            server.Dispose();
            lock (_gate) _pairs.Remove((client, server));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Func<ReadOnlyMemory<byte>, bool> passes)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var count)
            {
                Task flows;
                lock (_gate) flows = _flows.Task;
                await flows.WaitAsync(_stop.Token);
                if (!passes(buffer.AsMemory(0, count))) return;
                for (var sent = 0; sent < count;) sent += await to.SendAsync(
                    buffer.AsMemory(sent, count - sent), _stop.Token);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side is gone: the caller closes the other.
        }
    }
}
