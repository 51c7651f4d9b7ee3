// A small RTSP camera (RFC 2326) on loopback: one H.264 stream, over TCP or UDP, behind a login or not. A test can
// silence it, change its picture in flight, and hang up.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>How the camera behaves.</summary>
public sealed record RtspServerSettings
{
    /// <summary>The login that it asks for; null = none.</summary>
    public StreamLogin? Login { get; init; }

    /// <summary>Times real time; infinity = as fast as the client takes the pictures.</summary>
    public double Speed { get; init; } = double.PositiveInfinity;

    /// <summary>Start the clip anew at its end; otherwise the camera hangs up there.</summary>
    public bool Repeat { get; init; }

    /// <summary>The codec that it announces.</summary>
    public string Codec { get; init; } = "H264";

    /// <summary>The status line of every answer to DESCRIBE, where it is to refuse; null = it does not.</summary>
    public string? Refusal { get; init; }
}

/// <summary>The camera.</summary>
public sealed class RtspServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<TcpClient, Task> _clients = new();
    private readonly Task _accepting;

    private RtspServer(H264Clip clip, RtspServerSettings settings)
    {
        (Clip, Settings) = (clip, settings);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its address, without a login.</summary>
    public string Address => $"rtsp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/live/main";

    /// <summary>What it shows; a new clip is sent from the next picture on.</summary>
    public H264Clip Clip { get; set; }

    /// <summary>While true the camera stays connected and sends no picture.</summary>
    public bool Silent { get; set; }

    /// <summary>Every line of every request so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>How it behaves.</summary>
    internal RtspServerSettings Settings { get; }

    /// <summary>Starts a camera.</summary>
    public static RtspServer Start(H264Clip clip, RtspServerSettings? settings = null) =>
        new(clip, settings ?? new RtspServerSettings());

    /// <summary>Hangs up on every client.</summary>
    public void HangUp()
    {
        foreach (var client in _clients.Keys) client.Close();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        HangUp();
        await _accepting;
        await Task.WhenAll(_clients.Values);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _clients[client] = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The listener was stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await new RtspConversation(this, client, _end.Token).RunAsync();
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException
                or ObjectDisposedException or InvalidOperationException)
            {
                // The client, or the test, hung up.
            }
        }
    }
}
