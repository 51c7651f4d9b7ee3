// Reading what a box, or something else, has sent.
using System.Text;
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Contracts.Tests.Events;

public sealed class StoreEventJsonTests
{
    [Fact]
    public void A_single_event_and_unknown_attributes_are_read()
    {
        var one = Assert.Single(Read(
            """
            {"id":"box-1-e1-5","type":"retail.tag.moved.v1","source":"/a/b/box-1/r","time":"2026-03-01T12:00:00Z",
             "traceparent":{"a":[1,2]},"data":{"from":"dock"}}
            """));

        Assert.Equal(5, one.Place.Sequence);
        Assert.Equal(one.Time, one.RecordedTime);
        Assert.Equal("{\"from\":\"dock\"}", Encoding.UTF8.GetString(one.Data.Span));
    }

    [Theory]
    [InlineData("", "no valid JSON")]
    [InlineData("[{", "no valid JSON")]
    [InlineData("5", "object or an array")]
    [InlineData("[5]", "must be a JSON object")]
    [InlineData("""[{"id":"nonsense"}]""", "'nonsense' is not of the form")]
    [InlineData("""[{"id":"b-e-1","source":"s","type":"t","time":"2026-03-01T12:00:00Z"}]""", "no attribute 'data'")]
    [InlineData("""[{"id":"b-e-1","source":"s","type":"t","time":"noon","data":{}}]""", "'noon' is no RFC 3339 time")]
    public void What_is_no_event_message_is_refused_with_a_sentence(string text, string sentence) =>
        Assert.Contains(sentence, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static IReadOnlyList<StoreEvent> Read(string text) => StoreEventJson.Read(Encoding.UTF8.GetBytes(text));
}
