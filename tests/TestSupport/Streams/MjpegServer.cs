// A small HTTP camera on loopback: JPEG pictures as multipart/x-mixed-replace, or an answer that is something else.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>The camera. It answers each request with its head, and then with its pictures, and hangs up.</summary>
public sealed class MjpegServer : IAsyncDisposable
{
    private const string Boundary = "frame";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    private MjpegServer(Func<Stream, CancellationToken, Task> answer, StreamLogin? login)
    {
        (Answer, Login) = (answer, login);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Its address, without a login.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/video.mjpg";

    /// <summary>Every line of every request so far.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    private Func<Stream, CancellationToken, Task> Answer { get; }

    private StreamLogin? Login { get; }

    /// <summary>A camera that sends pictures, one after the other, a tenth of a second apart.</summary>
    public static MjpegServer Showing(IReadOnlyList<byte[]> pictures, StreamLogin? login = null) => new(
        async (stream, end) =>
        {
            await SendAsync(
                stream,
                $"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary={Boundary}\r\n\r\n", end);
            foreach (var picture in pictures)
            {
                await SendAsync(
                    stream,
                    $"--{Boundary}\r\nContent-Type: image/jpeg\r\nContent-Length: {picture.Length}\r\n\r\n", end);
                await stream.WriteAsync(picture, end);
                await SendAsync(stream, "\r\n", end);
                await Task.Delay(100, end);
            }
        },
        login);

    /// <summary>A camera that answers with something else.</summary>
    /// <param name="status">Code and reason: <c>200 OK</c>.</param>
    /// <param name="body">A web page, usually.</param>
    public static MjpegServer Answering(string status, string body) => new(
        (stream, end) => SendAsync(
            stream,
            $"HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {body.Length}\r\n\r\n{body}", end),
        null);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true) serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await RtspRequest.ReadAsync(stream, _end.Token) is not { } request) return;
                foreach (var line in request.Lines) Requests.Enqueue(line);
                if (Login is null || Login.Accepts(request.Method, request.Header("Authorization")))
                    await Answer(stream, _end.Token);
                else
                    await SendAsync(
                        stream,
                        "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n"
                        + $"WWW-Authenticate: {Login.Challenge}\r\n\r\n",
                        _end.Token);
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException)
            {
                // The client hung up.
            }
        }
    }

    private static Task SendAsync(Stream stream, string text, CancellationToken end) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text), end).AsTask();
}
