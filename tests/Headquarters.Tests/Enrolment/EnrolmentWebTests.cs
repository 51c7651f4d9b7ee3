// The endpoint as a stranger meets it.
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeAgent.Headquarters.Enrolment;
using EdgeAgent.TestSupport;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Enrolment;

public sealed class EnrolmentWebTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("enrolment-web-").FullName;
    private readonly ManualTime _time = new();
    private readonly BoxSigner _signer;
    private readonly EnrolmentWeb _web;

    public EnrolmentWebTests()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=HQ authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = _time.GetUtcNow();
        _signer = new BoxSigner(request.CreateSelfSigned(now, now.AddYears(20)), TimeSpan.FromDays(1_095), _time);
        var desk = new EnrolmentDesk(
            new TokenFolder(_folder, _time), _signer, new BoxFolder(_folder, _time), _time);
        _web = new EnrolmentWeb(desk, new RefusalLimit(_time), NullLogger<EnrolmentWeb>.Instance);
    }

    public void Dispose()
    {
        _signer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Who_is_refused_ten_times_waits_and_others_do_not()
    {
        for (var i = 0; i < 10; i++) Assert.Equal(400, (await PostAsync("{}")).Code);

        Assert.Equal(429, (await PostAsync("{}")).Code);
        Assert.Equal(400, (await PostAsync("{}", "192.0.2.1")).Code);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(400, (await PostAsync("{}")).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"box\":1}")]
    [InlineData("{\"box\":\"demo/0042/box-1\",\"token\":\"x\",\"request\":\"no request\"}")]
    public async Task What_is_no_request_is_refused_with_a_sentence(string body)
    {
        var (code, text) = await PostAsync(body);

        Assert.Equal(400, code);
        Assert.Contains("HQ does not understand the request", text);
    }

    [Fact]
    public async Task The_authority_is_for_all_to_see_and_nothing_else_is_here()
    {
        Assert.Equal((200, _signer.AuthorityPem), await AnswerAsync("GET", "/enrol/authority", "", "192.0.2.1"));
        Assert.Equal(404, (await AnswerAsync("GET", "/", "", "192.0.2.1")).Code);
        Assert.Equal(404, (await AnswerAsync("GET", "/enrol", "", "192.0.2.1")).Code);
    }

    private Task<(int Code, string Text)> PostAsync(string body, string from = "127.0.0.1") =>
        AnswerAsync("POST", "/enrol", body, from);

    private async Task<(int Code, string Text)> AnswerAsync(string method, string path, string body, string from)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(from);
        context.Request.Method = method;
        context.Request.Path = path;
        context.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await _web.AnswerAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }
}
