// What the config may say, and who the node is then.
using System.Text;
using EdgeAgent.Configuration;
using EdgeAgent.Sparkplug;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Sparkplug;

public sealed class SparkplugOptionsTests
{
    [Fact]
    public void Without_the_block_there_is_no_face() => Assert.Null(SparkplugSetup.Of(Load("keepalive: 30s").Config!));

    [Theory]
    [InlineData("sparkplug: {}")]
    [InlineData("sparkplug:")]
    public void An_empty_block_switches_it_on_with_the_names_of_the_box(string line)
    {
        var setup = SparkplugSetup.Of(Load(line).Config!)!;

        Assert.Equal(("demo", "0042-box-1"), (setup.Topics.Group, setup.Topics.Node));
        Assert.Equal("demo-0042-box-1-sparkplug", setup.ClientId);
        Assert.Null(setup.Options.PrimaryHost);
        Assert.True(setup.People);
    }

    [Fact]
    public void Where_small_counts_are_suppressed_people_are_not_told() =>
        Assert.False(SparkplugSetup.Of(Load("sparkplug: {}", "footfall: { suppress-below: 5 }\n").Config!)!.People);

    [Theory]
    [InlineData("group: a/b", "group")]
    [InlineData("node: \"+\"", "node")]
    [InlineData("primary-host: \"x#\"", "primary-host")]
    [InlineData("node: \"\"", "node")]
    [InlineData("every: 1ms", "every")]
    [Statement(
        "tck-id-intro-group-id-string",
        "tck-id-intro-group-id-chars",
        "tck-id-intro-edge-node-id-string",
        "tck-id-intro-edge-node-id-chars",
        "tck-id-topic-structure-namespace-valid-group-id",
        "tck-id-topic-structure-namespace-valid-edge-node-id")]
    public void An_id_that_is_no_topic_level_is_a_fault_of_the_config(string inner, string key)
    {
        var load = Load($"sparkplug: {{ {inner} }}");

        var fault = Assert.Single(load.Errors);
        Assert.Equal(3, fault.Line);
        Assert.Contains(key, fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lager Süd 3", true)]
    [InlineData("a.b:c", true)]
    [InlineData("", false)]
    [InlineData("a\u0000b", false)]
    public void An_id_is_any_well_formed_topic_level(string id, bool right) =>
        Assert.Equal(right, SparkplugTopics.IsId(id));

    [Fact]
    public void Half_a_letter_is_no_id() => Assert.False(SparkplugTopics.IsId("a\ud800"));

    [Fact]
    [Statement(
        "tck-id-topic-structure",
        "tck-id-topic-structure-namespace-a",
        "tck-id-topic-structure-namespace-device-id-associated-message-types",
        "tck-id-topic-structure-namespace-device-id-non-associated-message-types")]
    public void Topics_name_the_device_where_it_is_about_one_and_only_there()
    {
        var topics = new SparkplugTopics("g", "n");

        Assert.Equal(
            ["spBv1.0/g/NBIRTH/n", "spBv1.0/g/NDEATH/n", "spBv1.0/g/NDATA/n", "spBv1.0/g/NCMD/n"],
            [topics.NodeBirth, topics.NodeDeath, topics.NodeData, topics.NodeCommand]);
        Assert.Equal(
            ["spBv1.0/g/DBIRTH/n/d", "spBv1.0/g/DDEATH/n/d", "spBv1.0/g/DDATA/n/d"],
            [topics.DeviceBirth("d"), topics.DeviceDeath("d"), topics.DeviceData("d")]);
        Assert.Equal("spBv1.0/STATE/h", SparkplugTopics.State("h"));
    }

    [Theory]
    [InlineData("Dock")]
    [InlineData("dock+")]
    [InlineData("a/b")]
    [Statement(
        "tck-id-intro-device-id-string",
        "tck-id-intro-device-id-chars",
        "tck-id-topic-structure-namespace-valid-device-id",
        "tck-id-topic-structure-namespace-unique-device-id",
        "tck-id-case-sensitivity-sparkplug-ids")]
    public void A_devices_id_is_a_lower_case_topic_level_and_stands_in_the_config_once(string id)
    {
        var devices = $"devices: {{ \"{id}\": {{ driver: llrp, host: reader }} }}\n";
        var twice = "devices: { dock: { driver: llrp, host: reader }, dock: { driver: llrp, host: reader } }\n";

        Assert.NotEmpty(Load("sparkplug: {}", devices).Errors);
        Assert.NotEmpty(Load("sparkplug: {}", twice).Errors);
    }

    private static ConfigLoad Load(string uplink, string further = "") => new ConfigLoader(DriverList.All).Parse(
        "store.yaml",
        Encoding.UTF8.GetBytes(
            $"store: {{ tenant: demo, store: \"0042\", box: box-1 }}\nuplink:\n  {uplink}\n  host: hq\n{further}"));
}
