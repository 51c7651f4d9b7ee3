// The picking page's server over real TLS: who gets what.
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Text;
using System.Text.Json;
using Xunit;

namespace EdgeAgent.Tests.Web.Picking;

public sealed class PickingFaceTests : IAsyncLifetime
{
    private readonly FaceBench _bench = new();

    public Task InitializeAsync() => _bench.StartAsync();

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/picking.js", "text/javascript; charset=utf-8")]
    [InlineData("/capture.js", "text/javascript; charset=utf-8")]
    [InlineData("/picking.css", "text/css; charset=utf-8")]
    [InlineData("/picking.webmanifest", "application/manifest+json")]
    [InlineData("/setup", "text/html; charset=utf-8")]
    [InlineData("/authority.crt", "application/x-x509-ca-cert")]
    public async Task The_page_is_served_with_a_policy_that_lets_nothing_else_in(string path, string type)
    {
        using var answer = await _bench.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_page_comes_from_anywhere_else_and_nothing_stands_inline()
    {
        string[] paths = ["/", "/setup", "/picking.css", "/picking.js", "/setup.js", "/setup.css", "/voice.js"];
        foreach (var path in paths)
        {
            var text = await _bench.Client.GetStringAsync(path);
            Assert.DoesNotContain("http://", text, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]*src=)|<style| style=| on[a-z]+=\"|//cdn", text);
        }
    }

    [Fact]
    public async Task Plain_http_gets_no_answer()
    {
        using var plain = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };

        await Assert.ThrowsAnyAsync<Exception>(() => plain.GetAsync($"http://127.0.0.1:{_bench.Port}/"));
    }

    [Fact]
    public async Task Tls_older_than_1_2_is_refused()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _bench.Port);
        await using var tls = new SslStream(client.GetStream(), false, (_, _, _, _) => true);

        await Assert.ThrowsAnyAsync<Exception>(() => tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "127.0.0.1",
#pragma warning disable CA5397, SYSLIB0039 // The old version is what is tried here.
            EnabledSslProtocols = SslProtocols.Tls11,
#pragma warning restore CA5397, SYSLIB0039
        }));
    }

    [Fact]
    public async Task A_sign_on_sets_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        using var answer = await _bench.SignOnAsync("71", "2468");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("__Host-picker=", cookie, StringComparison.Ordinal);
        foreach (var word in new[] { "secure", "httponly", "samesite=strict", "path=/" })
            Assert.Contains(word, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_pin_gets_nothing_and_too_many_of_them_have_to_wait()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            using var wrong = await _bench.SignOnAsync("71", "1357");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
            Assert.False(wrong.Headers.Contains("Set-Cookie"));
        }

        using var waiting = await _bench.SignOnAsync("71", "2468");
        Assert.Equal(HttpStatusCode.TooManyRequests, waiting.StatusCode);
        Assert.Equal(15, waiting.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
    }

    [Fact]
    public async Task A_page_of_another_origin_can_neither_sign_on_nor_open_a_session()
    {
        using var foreign = await _bench.SignOnAsync("71", "2468", "https://evil.example");
        using var none = await _bench.SignOnAsync("71", "2468", origin: null);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (foreign.StatusCode, none.StatusCode));

        var token = await _bench.TokenAsync("71", "2468");
        await Assert.ThrowsAsync<WebSocketException>(() => _bench.ConnectAsync(token, "https://evil.example"));
        await Assert.ThrowsAsync<WebSocketException>(() => _bench.ConnectAsync(token, null));
    }

    [Fact]
    public async Task Without_a_sign_on_there_is_no_session()
    {
        await Assert.ThrowsAsync<WebSocketException>(() => _bench.ConnectAsync(null, _bench.Origin));
        await Assert.ThrowsAsync<WebSocketException>(() => _bench.ConnectAsync("AAAA", _bench.Origin));
        Assert.Equal(0, _bench.Sessions.Served);
    }

    [Fact]
    public async Task Who_signed_on_gets_a_session_and_after_the_sign_off_none()
    {
        var token = await _bench.TokenAsync("71", "2468");
        using (var socket = await _bench.ConnectAsync(token, _bench.Origin))
        {
            var buffer = new byte[64];
            var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
            Assert.Equal("71", Encoding.UTF8.GetString(buffer, 0, got.Count));
        }

        using var off = await _bench.PostAsync("/sign-off", "", _bench.Origin, token);
        Assert.Equal(HttpStatusCode.OK, off.StatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => _bench.ConnectAsync(token, _bench.Origin));
    }

    [Fact]
    public async Task A_second_handheld_is_told_and_takes_over_only_when_the_picker_says_so()
    {
        _bench.Sessions.AtWork = true;
        using var told = await _bench.SignOnAsync("71", "2468");
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var said = JsonDocument.Parse(await told.Content.ReadAsStringAsync()).RootElement;
        Assert.True(said.GetProperty("elsewhere").GetBoolean());

        using var taken = await _bench.SignOnAsync("71", "2468", takeOver: true);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("71", _bench.Sessions.TakenOver);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("{\"number\":71}")]
    [InlineData("")]
    public async Task A_body_that_is_no_sign_on_is_refused_with_a_sentence(string body)
    {
        using var answer = await _bench.PostAsync("/sign-on", body, _bench.Origin, null);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Type your number", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_long_ends_without_a_sign_on()
    {
        using var answer = await _bench.PostAsync("/sign-on", new string('7', 5_000), _bench.Origin, null);

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }
}
