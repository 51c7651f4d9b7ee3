// The one command that a node obeys.
using EdgeAgent.Sparkplug.Payloads;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class RebirthTests
{
    private const string Commands = "spBv1.0/demo/NCMD/0042-box-1";

    [Fact]
    [Statement(
        "tck-id-operational-behavior-data-commands-rebirth-action-1",
        "tck-id-operational-behavior-data-commands-rebirth-action-2",
        "tck-id-operational-behavior-data-commands-rebirth-action-3")]
    public void A_rebirth_is_all_births_again_before_any_data_with_the_same_number()
    {
        var (bench, _) = NodeBench.Born();
        bench.Store.Waiting = 5;
        bench.AskRebirth();

        var sent = bench.Look();

        Assert.Equal(["NBIRTH", "DBIRTH", "DBIRTH"], sent.Select(message => message.Verb));
        Assert.Equal(new MetricValue.Whole64(3), sent[0].Metric("bdSeq").Value);
        Assert.Equal(new MetricValue.Whole64(5), sent[0].Metric("Outbox/Waiting").Value);
        Assert.Empty(bench.Host.Faults);
    }

    [Fact]
    public async Task A_host_that_asks_gets_the_births_at_once()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();

        bench.Broker.Deliver(Commands, SparkplugBench.Command("Node Control/Rebirth", true));

        await Until.True(() => bench.Verbs.Count(verb => verb == "NBIRTH") == 2);
    }

    [Fact]
    public async Task Any_other_command_and_any_nonsense_is_passed_over()
    {
        await using var bench = new SparkplugBench();
        await bench.Born();

        bench.Broker.Deliver(Commands, SparkplugBench.Command("Node Control/Rebirth", false));
        bench.Broker.Deliver(Commands, SparkplugBench.Command("Node Control/Reboot", true));
        bench.Broker.Deliver(Commands, [0xFF, 0xFF, 0xFF]);
        bench.Broker.Deliver(Commands, []);
        bench.Store.Waiting = 1;
        await bench.InTime(() => bench.Verbs.Contains("NDATA"));

        Assert.Equal(["NBIRTH", "DBIRTH", "DBIRTH", "NDATA"], bench.Verbs);
    }
}
