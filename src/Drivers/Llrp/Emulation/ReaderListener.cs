// Puts an emulated reader on a TCP port of this machine.
using System.Net;
using System.Net.Sockets;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>Accepts clients on the loopback address alone.</summary>
public sealed class ReaderListener : IDisposable
{
    private readonly EmulatedReader _reader;
    private readonly TcpListener _listener;

    /// <summary>Opens the port.</summary>
    /// <param name="reader">The reader behind it.</param>
    /// <param name="port">The port; 0 = any free one.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public ReaderListener(EmulatedReader reader, int port)
    {
        (_reader, _listener) = (reader, new TcpListener(IPAddress.Loopback, port));
        _listener.Start();
    }

    /// <summary>The port that clients connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Serves clients until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(stop);
                client.NoDelay = true;
                serving.RemoveAll(task => task.IsCompletedSuccessfully);
                serving.Add(ServeAsync(client, stop));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(serving);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync(TcpClient client, CancellationToken stop)
    {
        using (client)
        {
            try
            {
                await _reader.ServeAsync(client.GetStream(), stop);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException)
            {
                _reader.Tell($"A client went away: {fault.Message}");
            }
        }
    }
}
