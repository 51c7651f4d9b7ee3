// The supervisor's word from the page: only from the page, and told in words where it does not succeed.
using System.Text;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.Web;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EdgeAgent.Tests.Web;

public sealed class SupervisorCallTests
{
    private readonly List<string> _released = [];

    [Fact]
    public async Task A_pickers_work_goes_back_to_the_pool()
    {
        Assert.Equal(200, (await AskAsync("7")).Code);
        Assert.Equal(["7"], _released);
    }

    [Theory]
    [InlineData("7", "POST", "127.0.0.1", false, 403)]
    [InlineData("7", "GET", "127.0.0.1", true, 405)]
    [InlineData("7", "POST", "evil.example", true, 421)]
    [InlineData("", "POST", "127.0.0.1", true, 400)]
    public async Task Nothing_else_is_let_through(string who, string method, string host, bool header, int code)
    {
        Assert.Equal(code, (await AskAsync(who, method, host, header)).Code);
        Assert.Empty(_released);
    }

    [Fact]
    public async Task A_desk_that_cannot_says_why()
    {
        var (code, text) = await AskAsync("busy");
        Assert.Equal((503, "The disk is full."), (code, text));
    }

    private async Task<(int Code, string Text)> AskAsync(
        string who, string method = "POST", string host = "127.0.0.1", bool header = true)
    {
        var context = new DefaultHttpContext();
        context.Request.Method = method;
        context.Request.Path = SupervisorCall.Path;
        context.Request.Host = new HostString(host, 9320);
        context.Request.QueryString = new QueryString("?operator=" + who);
        if (header) context.Request.Headers[SupervisorCall.Header] = "page";
        using var body = new MemoryStream();
        context.Response.Body = body;
        await SupervisorCall.AnswerAsync(context, ReleaseAsync);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    private Task ReleaseAsync(string who, CancellationToken stop)
    {
        if (who == "busy") throw new WorkRefusal("The disk is full.");
        _released.Add(who);
        return Task.CompletedTask;
    }
}
