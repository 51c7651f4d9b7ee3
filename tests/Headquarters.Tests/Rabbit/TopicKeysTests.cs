// Topics survive the way through RabbitMQ's routing keys.
using EdgeAgent.Headquarters.Rabbit;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Rabbit;

public sealed class TopicKeysTests
{
    [Theory]
    [InlineData("retail/v1/demo/s1/box-1/evt/retail-tag-arrived")]
    [InlineData("retail/v1/demo/s1/box-1/q/res/gap-x1-2")]
    public void A_topic_comes_back_as_it_was(string topic) =>
        Assert.Equal(topic, TopicKeys.TopicOf(TopicKeys.KeyOf(topic)));

    [Theory]
    [InlineData("retail/v1/+/+/+/evt/+", "retail.v1.*.*.*.evt.*")]
    [InlineData("retail/v1/#", "retail.v1.#")]
    public void A_filter_becomes_the_binding_that_matches_the_same(string filter, string binding) =>
        Assert.Equal(binding, TopicKeys.BindingOf(filter));
}
