// A box that gets its work from a warehouse system, and a box that serves terminals as one: each is the other's proof,
// over real sockets.
using System.Net;
using System.Net.Sockets;
using System.Text;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Drivers.Transport;
using EdgeAgent.Tests.VoicePicking.Work;
using EdgeAgent.TestSupport;
using EdgeAgent.VoicePicking.Terminals;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Terminals;

public sealed class HostWorkTests : IDisposable
{
    private const string Ann = "7";

    private readonly DeskBench _system = new();
    private readonly DeskBench _box = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TerminalServer _server;
    private readonly HostWork _host;
    private readonly HostDesk _desk;

    public HostWorkTests()
    {
        var listen = new ListenOptions { Address = "127.0.0.1", LutPort = 0, OdrPort = 0 };
        _server = new TerminalServer(
            listen, new TerminalDialogue(_system.Desk, TimeProvider.System), TimeProvider.System, NullLogger.Instance);
        _ = _server.RunAsync(_stop.Token);
        _host = Host(_server.LutPort, _server.OdrPort);
        _desk = new HostDesk(_box.Desk, _host);
    }

    [Fact]
    public async Task Work_is_got_walked_and_given_back_line_by_line()
    {
        await _system.GiveAsync(DeskBench.Work("100", 4, 6));
        var hand = await _desk.ClaimAsync(Ann, new ClaimWish(), _stop.Token);
        Assert.Equal("host-100", hand!.Assignment.Id);
        Assert.Equal(["100-1", "100-2"], hand.Lines.Select(line => line.Line.Slot));
        Assert.Equal("100", _system.Desk.InHand(Ann)!.Assignment.Id);

        await Pick(hand.Lines[0], 4);
        await Pick(hand.Lines[1], 2);
        await Pick(hand.Lines[1], 1, "empty");
        await _desk.CompleteAsync(Ann, _stop.Token);
        Assert.Equal(4, _box.Desk.Look(book => book.Results.Count));
        await GiveAllAsync();

        Assert.Null(_system.Desk.InHand(Ann));
        Assert.Equal([4, 2], _system.Steps(EventKinds.PickConfirmed).Select(step => step.Picked!.Value));
        Assert.Equal(1, Assert.Single(_system.Steps(EventKinds.PickShort)).Picked);
        Assert.Equal(7, Assert.Single(_system.Steps(EventKinds.PickCompleted)).Picked);
    }

    [Fact]
    public async Task A_result_that_is_sent_twice_counts_once_and_one_that_waits_outlives_the_box()
    {
        await _system.GiveAsync(DeskBench.Work("100", 4));
        var hand = await _desk.ClaimAsync(Ann, new ClaimWish(), _stop.Token);
        await Pick(hand!.Lines[0], 3);
        await _box.RestartAsync();
        var result = _box.Desk.Look(book => book.Results.First)!;
        var host = Host(_server.LutPort, _server.OdrPort);
        Assert.Null(await host.GiveAsync(result, _stop.Token));
        Assert.Null(await host.GiveAsync(result, _stop.Token));
        Assert.Equal(1, _system.Desk.InHand(Ann)!.Current!.Remaining);
        Assert.Equal(0, _box.Desk.Look(book => book.Results.Count));
    }

    [Fact]
    public async Task The_systems_own_message_reaches_the_picker()
    {
        var refusal = await Assert.ThrowsAsync<WorkRefusal>(
            () => _desk.ClaimAsync(Ann, new ClaimWish(), _stop.Token));
        Assert.Equal("There is no work now.", refusal.Message);
    }

    [Fact]
    public async Task A_result_that_the_system_refuses_is_told_to_the_picker_and_not_sent_again()
    {
        await _system.GiveAsync(DeskBench.Work("100", 4));
        var hand = await _desk.ClaimAsync(Ann, new ClaimWish(), _stop.Token);
        using var odr = new OneAnswer(",1,Order is cancelled\r\n\n");
        await Pick(hand!.Lines[0], 4);
        var result = _box.Desk.Look(book => book.Results.First)!;
        Assert.Null(await Host(_server.LutPort, odr.Port).GiveAsync(result, _stop.Token));
        Assert.Contains("prTaskODRPicked(", await odr.Request, StringComparison.Ordinal);
        Assert.Equal("Order is cancelled", _box.Desk.NextNotice(Ann)!.Sentence);
        Assert.Equal(0, _box.Desk.Look(book => book.Results.Count));
    }

    [Theory]
    [InlineData("N")]
    [InlineData("")]
    [InlineData("?!")]
    public async Task A_result_without_a_receipt_waits(string answer)
    {
        await _system.GiveAsync(DeskBench.Work("100", 4));
        var hand = await _desk.ClaimAsync(Ann, new ClaimWish(), _stop.Token);
        using var odr = new OneAnswer(answer);
        await Pick(hand!.Lines[0], 4);
        var result = _box.Desk.Look(book => book.Results.First)!;
        Assert.NotNull(await Host(_server.LutPort, odr.Port).GiveAsync(result, _stop.Token));
        Assert.Equal(1, _box.Desk.Look(book => book.Results.Count));
    }

    [Fact]
    public async Task A_system_that_says_nothing_is_left_after_its_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var time = new ManualTime();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var fetch = Host(port, port, time).FetchAsync(Ann, _stop.Token);
        using var client = await silent.AcceptTcpClientAsync();
        await Until.TrueAsTimePasses(
            time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), () => fetch.IsCompleted, "it is left");
        var refusal = await Assert.ThrowsAsync<WorkRefusal>(() => fetch);
        Assert.Contains("did not answer CoreConfiguration within 15 s", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("N,0,3,2004\r\n\n")]
    [InlineData(",,,,,,,,,,,5,Wrong region\r\n\n")]
    public async Task A_system_that_makes_no_sense_is_told_in_words_and_gives_no_work(string answer)
    {
        using var lut = new OneAnswer(answer);
        var refusal = await Assert.ThrowsAsync<WorkRefusal>(
            () => Host(lut.Port, lut.Port).FetchAsync(Ann, _stop.Token));
        Assert.NotEmpty(refusal.Message);
        Assert.Null(_box.Desk.InHand(Ann));
    }

    [Theory]
    [InlineData("prTaskLUTGetPicks('1','T','7')\r\n\n")]
    [InlineData("prTaskLUTNobodyKnows('1','T','7')\r\n\n")]
    [InlineData("hello\r\n\n")]
    [InlineData("prTaskLUTCoreSignOn()\n")]
    public async Task What_cannot_be_answered_gets_an_error_and_the_connection_lives(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _server.LutPort, _stop.Token);
        var stream = client.GetStream();
        var lines = new LutStream(stream);
        for (var again = 0; again < 2; again++)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(request), _stop.Token);
            Assert.NotEqual(0, (await lines.ReadAnswerAsync(_stop.Token))[0].Code);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _server.Dispose();
        _stop.Dispose();
        _box.Dispose();
        _system.Dispose();
    }

    private HostWork Host(int lut, int odr, TimeProvider? time = null)
    {
        var secrets = new NoSecrets();
        var services = new DriverServices
        {
            Time = time ?? TimeProvider.System,
            Network = new TcpStreamConnector(secrets),
            Secrets = secrets,
        };
        var options = new HostOptions
        {
            Address = "127.0.0.1",
            LutPort = lut,
            OdrPort = odr,
            Terminal = "T-1",
            Site = "Default",
            Locale = "en_US",
        };
        return new HostWork(options, services, _box.Desk, new SlotBook("", []), NullLogger.Instance);
    }

    private Task<WorkInHand> Pick(LineProgress line, int picked, string? @short = null) =>
        _box.PickAsync(Ann, line.Line.Id, picked, @short);

    private async Task GiveAllAsync()
    {
        while (_box.Desk.Look(book => book.Results.First) is { } result)
            Assert.Null(await _host.GiveAsync(result, _stop.Token));
    }

    private sealed class NoSecrets : ISecretSource
    {
        public string Reveal(SecretReference reference) => throw new DeviceFault("There is none.");
    }

    // Takes one connection, reads a line, answers, and closes.
    private sealed class OneAnswer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public OneAnswer(string answer)
        {
            _listener.Start();
            Request = ServeAsync(answer);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public Task<string> Request { get; }

        public void Dispose() => _listener.Dispose();

        private async Task<string> ServeAsync(string answer)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            var line = await new LutStream(stream).ReadRequestAsync(CancellationToken.None);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            return line ?? "";
        }
    }
}
