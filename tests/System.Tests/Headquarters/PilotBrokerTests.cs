// Who may do what at the pilot's broker, as packaging/hq/pilot sets it up: each refusal is asked for from a real
// mosquitto.
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Headquarters;

public sealed class PilotBrokerTests : IClassFixture<PilotBrokerTests.Running>
{
    private const string Box = "demo/0042/box-1";
    private const string Other = "demo/0042/box-2";
    private const string Refused = "Not authorized";

    private readonly PilotBroker _pilot;
    private readonly Running _running;

    public PilotBrokerTests(Running running) => (_running, _pilot) = (running, running.Pilot);

    [MosquittoFact]
    public async Task What_a_box_publishes_in_its_own_tree_reaches_HQ()
    {
        var heard = await PilotBroker.ReadUntilAsync(
            _pilot.Hq, "$share/hq/retail/v1/+/+/+/evt/+", Topic(Box, "evt/retail-tag-arrived"),
            async () => Assert.Empty(
                await PilotBroker.PublishAsync(_running.One, Topic(Box, "evt/retail-tag-arrived"), "[]")));

        Assert.Equal($"{Topic(Box, "evt/retail-tag-arrived")} []", heard[^1]);
    }

    [MosquittoTheory]
    [InlineData("status")]
    [InlineData("meta")]
    [InlineData("handed-over")]
    [InlineData("evt/retail-tag-arrived")]
    [InlineData("agg/footfall/15min")]
    [InlineData("q/res/1")]
    [InlineData("cfg/reported")]
    [InlineData("cmd/res/1")]
    [InlineData("work/res/a-1")]
    public async Task A_box_cannot_publish_as_another_box(string rest)
    {
        Assert.Contains(Refused, await PilotBroker.PublishAsync(_running.One, Topic(Other, rest), "{}"));
        Assert.Empty(await PilotBroker.PublishAsync(_running.One, Topic(Box, rest), "{}"));
    }

    [MosquittoTheory]
    [InlineData("ack")]
    [InlineData("q/req")]
    [InlineData("cfg/desired")]
    [InlineData("cmd/restart")]
    [InlineData("list/members")]
    [InlineData("work/todo/a-1")]
    [InlineData("work/refused/r-1")]
    public async Task A_box_reads_what_HQ_says_to_it_and_nothing_that_HQ_says_to_another(string rest)
    {
        Assert.Empty(await PilotBroker.PublishAsync(_pilot.Hq, Topic(Other, rest), "{\"kept\":true}", retain: true));

        var heard = await PilotBroker.ReadUntilAsync(_running.One, "retail/v1/#", Topic(Box, rest), async () =>
        {
            await PilotBroker.PublishAsync(_pilot.Hq, Topic(Other, rest), "{}");
            await PilotBroker.PublishAsync(_pilot.Hq, Topic(Box, rest), "{}");
        });

        Assert.All(heard, message => Assert.StartsWith($"retail/v1/{Box}/", message, StringComparison.Ordinal));
    }

    [MosquittoTheory]
    [InlineData("ack")]
    [InlineData("q/req")]
    [InlineData("cfg/desired")]
    [InlineData("cmd/restart")]
    [InlineData("list/members")]
    [InlineData("work/todo/a-1")]
    [InlineData("work/refused/r-1")]
    public async Task A_box_cannot_speak_as_HQ_not_even_to_itself(string rest) => Assert.Contains(
        Refused, await PilotBroker.PublishAsync(_running.One, Topic(Box, rest), "{}"));

    [MosquittoTheory]
    [InlineData("status")]
    [InlineData("evt/retail-tag-arrived")]
    [InlineData("agg/footfall/15min")]
    [InlineData("q/res/1")]
    public async Task HQ_cannot_speak_as_a_box(string rest) => Assert.Contains(
        Refused, await PilotBroker.PublishAsync(_pilot.Hq, Topic(Box, rest), "{}"));

    [MosquittoFact]
    public async Task The_simulator_speaks_for_the_tenant_demo_only()
    {
        Assert.Empty(await PilotBroker.PublishAsync(_pilot.Simulator, "retail/v1/demo/9/box-1/evt/x", "[]"));
        Assert.Contains(
            Refused, await PilotBroker.PublishAsync(_pilot.Simulator, "retail/v1/chain/9/box-1/evt/x", "[]"));
    }

    [MosquittoFact]
    public async Task A_certificate_of_another_authority_and_none_at_all_are_refused()
    {
        using var others = new TestCertificates();
        var foreign = _pilot.Certificate(others.ClientFile, others.ClientKeyFile);
        string[] none = [.. foreign.TakeWhile(part => part != "--cert")];

        Assert.NotEmpty(await PilotBroker.PublishAsync(foreign, Topic(Box, "evt/x"), "[]"));
        Assert.NotEmpty(await PilotBroker.PublishAsync(none, Topic(Box, "evt/x"), "[]"));
    }

    [MosquittoFact]
    public async Task A_revoked_box_is_put_out_and_does_not_come_back()
    {
        var login = await _pilot.AddBoxAsync("demo/0043/box-1");
        string[] kept = [.. login.Select(part => Kept(part))];

        // Its certificate works, until it is revoked while a connection of it lives.
        var connection = PilotBroker.ReadUntilAsync(kept, "retail/v1/#", "never", async () =>
        {
            var (code, output) = await _pilot.RunAsync("revoke-box", "demo/0043/box-1");
            Assert.True(code == 0, output);
        });

        await Assert.ThrowsAsync<TimeoutException>(() => connection);
        Assert.NotEmpty(await PilotBroker.PublishAsync(kept, "retail/v1/demo/0043/box-1/evt/x", "[]"));
        var again = await _pilot.AddBoxAsync("demo/0043/box-1");
        Assert.Empty(await PilotBroker.PublishAsync(again, "retail/v1/demo/0043/box-1/evt/x", "[]"));
    }

    [MosquittoFact]
    public async Task A_message_of_9_MB_costs_its_sender_the_connection_and_nobody_else()
    {
        var file = Path.Combine(_pilot.Folder, "large");
        await File.WriteAllBytesAsync(file, new byte[9 << 20]);

        var refusal = await PilotBroker.PublishFileAsync(_running.One, Topic(Box, "evt/x"), file);

        Assert.NotEmpty(refusal);
        Assert.Empty(await PilotBroker.PublishAsync(_running.One, Topic(Box, "evt/x"), "[]"));
    }

    private static string Topic(string box, string rest) => $"retail/v1/{box}/{rest}";

    // A revoked box still has its files; the pilot has thrown its own away.
    private string Kept(string part)
    {
        if (!part.StartsWith(_pilot.Folder + "/boxes", StringComparison.Ordinal)) return part;
        var copy = Path.Combine(_pilot.Folder, "kept-" + Path.GetFileName(part));
        File.Copy(part, copy, overwrite: true);
        return copy;
    }

    /// <summary>One broker for all of these tests.</summary>
    public sealed class Running : IAsyncLifetime
    {
        internal PilotBroker Pilot { get; } = new();

        internal string[] One { get; private set; } = [];

        public async Task InitializeAsync()
        {
            if (Mosquitto.Program is null) return;
            await Pilot.StartAsync();
            One = await Pilot.AddBoxAsync(Box);
        }

        public async Task DisposeAsync() => await Pilot.DisposeAsync();
    }
}
