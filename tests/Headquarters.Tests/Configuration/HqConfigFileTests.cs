// The config of edge-hq is strict, and its faults are sentences.
using EdgeAgent.Headquarters.Configuration;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Configuration;

public sealed class HqConfigFileTests
{
    [Fact]
    public void An_empty_file_has_the_standard_values()
    {
        var config = HqConfigFile.Parse("", "hq.yaml");

        Assert.Equal(("mqtt", 400), (config.Broker.Kind, config.Retention.EventDays));
    }

    [Fact]
    public void Keys_are_kebab_case_and_durations_have_units()
    {
        var config = HqConfigFile.Parse("collector: { batch-wait: 1.5s, ack-every: 500ms }", "hq.yaml");

        Assert.Equal(TimeSpan.FromSeconds(1.5), config.Collector.BatchWait);
        Assert.Equal(TimeSpan.FromMilliseconds(500), config.Collector.AckEvery);
    }

    [Theory]
    [InlineData("broker:\n  hots: a", "hq.yaml:2:3")]
    [InlineData("collector:\n  batch-wait: soon", "no duration")]
    [InlineData("broker: { password: secret, username: a }", "must be a reference")]
    [InlineData("broker: { kind: kafka }", "`mqtt` or `amqp`")]
    [InlineData("broker: { host: hq.example.com, username: a, password: 'file:/x' }", "clear text")]
    public void A_fault_is_a_sentence_with_its_place(string text, string expected)
    {
        var refusal = Assert.Throws<ConfigRefusal>(() => HqConfigFile.Parse(text, "hq.yaml"));

        Assert.Contains(expected, refusal.Message);
    }
}
