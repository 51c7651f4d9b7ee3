// The picking page's server on a free port, with one operator and sessions that only say who was let in.
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Tests.VoicePicking.Operators;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Certificates;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.Web.Picking;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeAgent.Tests.Web.Picking;

internal sealed class FaceBench : IAsyncDisposable
{
    private readonly OperatorBench _operators = new();
    private WebApplication? _web;

    public FaceBench()
    {
        Port = Mosquitto.FreePort();
        Sessions = new DoorSessions(_operators.Operators);
        Client = new HttpClient(new SocketsHttpHandler
        {
            UseCookies = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
        })
        {
            BaseAddress = new Uri($"https://127.0.0.1:{Port}"),
        };
    }

    public int Port { get; }

    public string Origin => $"https://127.0.0.1:{Port}";

    public HttpClient Client { get; }

    public DoorSessions Sessions { get; }

    public async Task StartAsync()
    {
        await _operators.AddAsync("71", "2468");
        var options = new HeadsetOptions { Address = "127.0.0.1", Port = Port };
        _web = PickingFace.Build(new PickingParts
        {
            Options = options,
            Box = "box-1",
            Certificate = HeadsetCertificate.Open(
                options, "box-1", _operators.Folder, _operators.Cipher, new SecretSource(), _operators.Time),
            Desk = _operators.Desk,
            Tokens = _operators.Tokens,
            Sessions = Sessions,
            Logs = NullLoggerFactory.Instance,
        });
        await _web.StartAsync();
    }

    public Task<HttpResponseMessage> SignOnAsync(string number, string pin, bool takeOver = false) =>
        SignOnAsync(number, pin, Origin, takeOver);

    public Task<HttpResponseMessage> SignOnAsync(string number, string pin, string? origin, bool takeOver = false) =>
        PostAsync("/sign-on", JsonSerializer.Serialize(new { number, pin, takeOver }), origin, null);

    public Task<HttpResponseMessage> PostAsync(string path, string body, string? origin, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (origin is not null) request.Headers.Add("Origin", origin);
        if (token is not null) request.Headers.Add("Cookie", $"{PickingAnswers.Cookie}={token}");
        return Client.SendAsync(request);
    }

    public async Task<string> TokenAsync(string number, string pin)
    {
        using var answer = await SignOnAsync(number, pin);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0].Split('=', 2)[1];
    }

    public async Task<ClientWebSocket> ConnectAsync(string? token, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        if (token is not null) socket.Options.SetRequestHeader("Cookie", $"{PickingAnswers.Cookie}={token}");
        await socket.ConnectAsync(new Uri($"wss://127.0.0.1:{Port}/session"), CancellationToken.None);
        return socket;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_web is not null) await _web.DisposeAsync();
        _operators.Dispose();
    }
}

/// <summary>Sessions that say who was let in, and no more.</summary>
internal sealed class DoorSessions(OperatorStore operators) : IPickerSessions
{
    private int _served;

    public bool AtWork { get; set; }

    public string? TakenOver { get; private set; }

    public int Served => Volatile.Read(ref _served);

    public bool IsAtWork(string number) => AtWork;

    public void TakeOver(string number) => TakenOver = number;

    public Task SignOffAsync(string number, CancellationToken stop) =>
        operators.UpdateAsync(number, one => one with { SignOn = one.SignOn + 1 }, stop);

    public async Task ServeAsync(OperatorRecord signedOn, WebSocket socket, CancellationToken stop)
    {
        Interlocked.Increment(ref _served);
        await socket.SendAsync(Encoding.UTF8.GetBytes(signedOn.Number), WebSocketMessageType.Text, true, stop);
    }
}
