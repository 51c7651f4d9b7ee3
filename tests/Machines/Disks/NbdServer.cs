// Serves a disk to machines over a socket of this computer, by the network block device protocol: qemu is its client.
using System.Net.Sockets;

namespace EdgeAgent.Machines.Disks;

/// <summary>
/// A server for one disk. Whoever connects gets it: after a power cut the next machine finds what is on the medium.
/// </summary>
public sealed class NbdServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Socket _listener;
    private readonly VolatileDisk _disk;
    private readonly Task _accepting;
    private readonly Lock _gate = new();
    private readonly List<Task> _serving = [];

    /// <summary>Starts to listen.</summary>
    /// <param name="disk">The disk; the server does not dispose of it.</param>
    /// <param name="path">The socket's path, at most 107 bytes.</param>
    public NbdServer(VolatileDisk disk, string path)
    {
        (_disk, Path) = (disk, path);
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The socket.</summary>
    public string Path { get; }

    /// <summary>
    /// Waits until all that clients which are gone had sent is done: a machine that was killed may have left requests
    /// in the socket.
    /// </summary>
    public async Task QuietAsync()
    {
        Task[] serving;
        lock (_gate) serving = [.. _serving];
        await Task.WhenAll(serving);
        lock (_gate) _serving.RemoveAll(one => one.IsCompleted);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
        await QuietAsync();
        _stop.Dispose();
        File.Delete(Path);
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptAsync(_stop.Token);
                lock (_gate) _serving.Add(Task.Run(() => ServeAsync(client)));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        await using var stream = new NetworkStream(client, ownsSocket: true);
        try
        {
            if (await NbdHandshake.AgreeAsync(stream, _disk.Bytes, _stop.Token))
                await new NbdRequests(stream, _disk).ServeAsync(_stop.Token);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException)
        {
            // The client is gone, killed in the middle of a request, or the server ends: the disk stays as it is.
        }
    }
}
