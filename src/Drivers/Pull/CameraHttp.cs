// HTTP to a camera over the box's own connector, with Digest or Basic as the camera asks for it.
using System.Net;
using System.Net.Http.Headers;

namespace EdgeAgent.Drivers.Pull;

/// <summary>An HTTP client of one camera.</summary>
internal sealed class CameraHttp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PullOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <summary>Makes a client; connects to nothing yet.</summary>
    public CameraHttp(PullOptions options, DriverServices services)
    {
        _options = options;
        _time = services.Time;
        // TLS is the connector's business, so the client believes that all is plain HTTP.
        var root = new Uri($"http://{Bracketed(options.Host)}:{options.Port}/");
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            ConnectCallback = async (_, stop) =>
                await services.Network.ConnectAsync(options.Host, options.Port, options.Tls, stop),
        };
        if (options.User is { } user && options.Password is { } password)
        {
            var login = new NetworkCredential(user, services.Secrets.Reveal(password).Trim());
            var cache = new CredentialCache { { root, "Digest", login } };
            if (options.Tls is not null) cache.Add(root, "Basic", login);
            handler.Credentials = cache;
        }

        _client = new HttpClient(handler) { BaseAddress = root, Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Opens an answer that may never end; its head must come in time.</summary>
    /// <exception cref="DeviceFault">It does not answer, or not with success.</exception>
    public async Task<HttpResponseMessage> OpenAsync(
        HttpMethod method, string path, string? body, string contentType, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        try
        {
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (response.IsSuccessStatusCode) return response;
            var status = response.StatusCode;
            response.Dispose();
            throw Refusal(status, path);
        }
        catch (HttpRequestException fault)
        {
            throw fault.InnerException as DeviceFault ?? new DeviceFault(
                $"{_options.Where} broke off its answer to {path} ({fault.HttpRequestError}): check that it is the camera's "
                + "web port.",
                cause: fault);
        }
        catch (OperationCanceledException fault) when (!stop.IsCancellationRequested)
        {
            throw new DeviceFault(
                $"{_options.Where} did not answer {path} within {Patience.TotalSeconds:0} s: check its load and the network.",
                cause: fault);
        }
    }

    /// <summary>An answer as a whole, up to <paramref name="largest"/> bytes.</summary>
    /// <exception cref="DeviceFault">As above, or the answer is too long.</exception>
    public async Task<byte[]> AskAsync(
        HttpMethod method, string path, string? body, string contentType, int largest, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(_options.Silence + Patience, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        using var response = await OpenAsync(method, path, body, contentType, both.Token);
        await using var stream = await response.Content.ReadAsStreamAsync(both.Token);
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, both.Token)) > 0;)
        {
            whole.Write(buffer, 0, count);
            if (whole.Length > largest)
                throw new DeviceFault($"{_options.Where} answered {path} with more than {largest} bytes.");
        }

        return whole.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private DeviceFault Refusal(HttpStatusCode status, string path) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new DeviceFault(
            $"{_options.Where} refused the login for {path}: check `user` and `password`, and that the user may see events. "
            + "After several wrong tries cameras lock the user for half an hour.",
            RetryAdvice.NeedsPerson),
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented => new DeviceFault(
            $"{_options.Where} does not know {path}: this model or firmware has no such events, or it is another make.",
            RetryAdvice.NeedsPerson),
        HttpStatusCode.ServiceUnavailable => new DeviceFault(
            $"{_options.Where} has no place for another listener: end other programs that listen to it.",
                RetryAdvice.Slow),
        _ => new DeviceFault($"{_options.Where} answered {path} with status {(int)status}."),
    };

    private static string Bracketed(string host) => host.Contains(':') ? $"[{host}]" : host;
}
