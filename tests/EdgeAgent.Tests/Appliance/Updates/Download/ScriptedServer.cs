// An HTTP server on loopback that does to each request what the test tells it: bytes as they are, then the end of the
// line.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeAgent.Tests.Appliance.Updates.Download;

/// <summary>The server; one request a connection.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<int, string, byte[]> _answer;

    /// <param name="answer">The bytes for the nth request, from 0, given its head.</param>
    public ScriptedServer(Func<int, string, byte[]> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public ConcurrentQueue<string> Requests { get; } = [];

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/bundle");

    /// <summary>An answer with its head.</summary>
    public static byte[] Answer(string status, string headers, ReadOnlySpan<byte> body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nConnection: close\r\n{headers}\r\n\r\n"), .. body];

    /// <summary>A server that does everything right, but ends each line after so many bytes of the body.</summary>
    public static Func<int, string, byte[]> Cutting(byte[] content, int after, string etag = "\"one\"") => (_, head) =>
    {
        var from = RangeOf(head);
        var rest = content[from..];
        var sent = rest[..Math.Min(after, rest.Length)];
        return from == 0
            ? Answer("200 OK", $"ETag: {etag}\r\nContent-Length: {content.Length}", sent)
            : Answer(
                "206 Partial Content",
                $"ETag: {etag}\r\nContent-Length: {rest.Length}\r\n"
                + $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}",
                sent);
    };

    /// <summary>From which byte a request asks; 0 for all.</summary>
    public static int RangeOf(string head)
    {
        var at = head.IndexOf("Range: bytes=", StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(head[(at + 13)..head.IndexOf('-', at)], null);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await using var stream = client.GetStream();
                var head = await HeadAsync(stream);
                Requests.Enqueue(head);
                await stream.WriteAsync(_answer(Requests.Count - 1, head), _stop.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or IOException)
        {
            // The test is over, or its client left.
        }
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await stream.ReadAsync(buffer, _stop.Token);
            if (count == 0) break;
            head.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return head.ToString();
    }
}
