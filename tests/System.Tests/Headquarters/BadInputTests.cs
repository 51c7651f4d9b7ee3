// What no box should send, sent all the same: it is kept with its reason, seen in a metric, and the rest flows.
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.TestSupport.Databases;
using Xunit;

namespace EdgeAgent.SystemTests.Headquarters;

public sealed class BadInputTests
{
    private static readonly Topics Box = new("retail", "demo", "0042", "box-1");
    private static readonly string Topic = Box.Events(EventKinds.TagMoved);

    // PostgreSQL holds no text with a zero in it.
    private const string NoText = "{\"epc\":\"\\u0000\"}";

    [PostgresFact]
    public async Task Bad_messages_are_kept_with_their_reason_and_good_ones_flow()
    {
        await using var chain = await ChainUnderTest.OpenAsync();
        var collector = chain.Collectors[0];
        collector.Start();
        await chain.UntilAsync("the collector is connected", async () => (await collector.ReadyAsync()).Ok);

        await PublishAsync(chain, Topic, Event("box-1", "0042", 1));
        await PublishAsync(chain, Topic, Event("box-1", "0043", 2)); // another store in the payload
        await PublishAsync(chain, Topic, "[{\"id\":"); // broken off
        await PublishAsync(chain, Topic, Event("box-1", "0042", 3, "retail.tag.moved.v7")); // newer than we are
        await PublishAsync(chain, Topic, Event("box-1", "0042", 4, "retail.robot.waved.v1")); // never heard of
        await PublishAsync(chain, Topic, Event("box-1", "0042", 5, data: NoText));
        await PublishFileAsync(chain, Topic, new string('x', 50 << 20)); // 50 MB
        await PublishAsync(chain, Topic, Event("box-1", "0042", 6));

        await chain.UntilAsync(
            "five events are stored", async () => await chain.CountAsync("select count(*) from hq.events") == 4);
        var reasons = await chain.AskAsync("select reason from hq.quarantine order by reason", row => row.GetString(0));
        Assert.Equal(["forged", "json", "value"], reasons.Distinct());
        Assert.Equal(1, await chain.CountAsync("select count(*) from hq.streams where upto = 1"));
        var metrics = await collector.MetricsAsync();
        Assert.Contains("edge_hq_quarantined_total{reason=\"forged\"} 1", metrics, StringComparison.Ordinal);
        Assert.Contains("{type=\"retail.robot.waved.v1\"} 1", metrics, StringComparison.Ordinal);
        Assert.True((await collector.ReadyAsync()).Ok);
    }

    private static string Event(
        string box, string store, long sequence, string type = "retail.tag.moved.v1", string data = "{}") =>
        $$"""
        [{"specversion":"1.0","id":"{{box}}-k3f9q2-{{sequence}}","source":"/demo/{{store}}/{{box}}/dock",
        "type":"{{type}}","time":"2026-03-01T12:00:00Z","recordedtime":"2026-03-01T12:00:00Z",
        "sequence":{{sequence}},"epoch":"k3f9q2","clock":"synced","historical":false,"data":{{data}}}]
        """;

    private static Task PublishAsync(ChainUnderTest chain, string topic, string payload) =>
        HqOracle.PublishAsync(chain.Broker, topic, payload, retain: false);

    private static async Task PublishFileAsync(ChainUnderTest chain, string topic, string payload)
    {
        var file = Path.Combine(chain.Folder, "large");
        await File.WriteAllTextAsync(file, payload);
        using var process = System.Diagnostics.Process.Start(
            "mosquitto_pub", ["-h", "127.0.0.1", "-p", $"{chain.Broker.Port}", "-q", "1", "-t", topic, "-f", file]);
        await process.WaitForExitAsync();
    }
}
