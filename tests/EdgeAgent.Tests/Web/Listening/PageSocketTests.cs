// The page listens on the socket that systemd passed, if it is the one of the config.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using EdgeAgent.Web.Listening;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.Web.Listening;

public sealed class PageSocketTests : IDisposable
{
    private readonly Socket _held = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public PageSocketTests()
    {
        _held.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _held.Listen();
    }

    public void Dispose() => _held.Dispose();

    [Fact]
    public async Task A_passed_socket_of_the_configured_address_is_listened_on()
    {
        using var page = Page(Passed()).Open(Address);

        await AssertAnsweredAsync(page);
    }

    [Fact]
    public async Task A_passed_socket_serves_the_agent_again_when_it_starts_anew_in_the_same_process()
    {
        var page = Page(Passed());
        page.Open(Address).Dispose();
        using var again = page.Open(Address);

        await AssertAnsweredAsync(again);
    }

    [Fact]
    public void A_passed_socket_of_another_address_is_left_alone()
    {
        using var other = Page(Passed()).Open(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.NotEqual(Address, other.LocalEndPoint);
    }

    [Theory]
    [InlineData(null, "1")]
    [InlineData("1", "1")]
    [InlineData("of-this-process", null)]
    [InlineData("of-this-process", "-1")]
    [InlineData("of-this-process", "many")]
    public void Sockets_that_are_not_for_this_process_are_none(string? process, string? count)
    {
        var owner = process == "of-this-process" ? OwnId : process;
        Assert.Equal(0, Passed(owner, count).Count);
    }

    [Fact]
    public void A_descriptor_that_is_not_open_is_no_socket() => Assert.Equal(
        0, PassedSockets.Of(Environment(OwnId, "1"), System.Environment.ProcessId, first: 1_000_000).Count);

    private IPEndPoint Address => (IPEndPoint)_held.LocalEndPoint!;

    private static string OwnId => System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private async Task AssertAnsweredAsync(Socket listening)
    {
        Assert.Equal(Address, listening.LocalEndPoint);
        listening.Listen();
        using var caller = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await caller.ConnectAsync(Address);
        using var answered = await listening.AcceptAsync();
        Assert.Equal(caller.LocalEndPoint, answered.RemoteEndPoint);
    }

    private PassedSockets Passed() => Passed(OwnId, "1");

    private PassedSockets Passed(string? owner, string? count) => PassedSockets.Of(
        Environment(owner, count), System.Environment.ProcessId, (int)_held.SafeHandle.DangerousGetHandle());

    private static Func<string, string?> Environment(string? owner, string? count) =>
        name => name switch { "LISTEN_PID" => owner, "LISTEN_FDS" => count, _ => null };

    private static PageSocket Page(PassedSockets passed) => new(passed, NullLogger.Instance);
}
