// JSON and key=value text into the same tree.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using Xunit;

namespace EdgeAgent.Drivers.Tests.CameraMessages.Bodies;

public class TextBodyTests
{
    [Fact]
    public void Json_numbers_keep_their_text_and_null_says_nothing()
    {
        var root = JsonBody.Parse("""{"a": 0.70, "b": "0.70", "c": null, "d": true, "e": [1, {"f": 2}]}""");
        Assert.Equal(["0.70", "0.70", null, "true"], new[] { "a", "b", "c", "d" }.Select(name => root.Said(name)));
        Assert.Equal(2, root.All("e").Count());
        Assert.Equal("2", root.SaidAnywhere("F"));
    }

    [Theory]
    [InlineData("Unknow")]
    [InlineData("unknown")]
    [InlineData(" UNKNOWN ")]
    [InlineData("")]
    public void A_text_that_says_unknown_is_absent(string text) =>
        Assert.Null(JsonBody.Parse($$"""{"a": "{{text}}"}""").Said("a"));

    [Theory]
    [InlineData("""{"a": 1 "b": 2}""")] // the comma that a published sample lacks
    [InlineData("""{"a": 1""")]
    [InlineData("""{"a": "\ud800"}""")]
    [InlineData("""{} {}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Damaged_json_is_a_fault(string json) =>
        Assert.Contains("JSON", Assert.Throws<MessageFault>(() => JsonBody.Parse(json)).Message);

    [Fact]
    public void Dotted_keys_with_indices_become_groups()
    {
        var root = KeyValueBody.Parse("found=2\r\nitems[0].A.B=x\r\nitems[1].A.B=y=z\r\nnot a line\r\n");
        Assert.Equal(["x", "y=z"], root.All("items").Select(item => item.Child("A")!.Said("B")!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing here")]
    public void Text_without_a_single_pair_is_a_fault(string text) =>
        Assert.Throws<MessageFault>(() => KeyValueBody.Parse(text));

    [Fact]
    public void A_key_of_thousands_of_levels_is_refused() =>
        Assert.Throws<MessageFault>(() => KeyValueBody.Parse(string.Concat(Enumerable.Repeat("a.", 20_000)) + "b=1"));

    [Fact]
    public void Json_objects_without_a_delimiter_are_told_apart() => Assert.Equal(
        ["""{"a":"}{"}""", """{"b":{"c":"\"}"}}""", """{"d":"""],
        JsonObjects.Split("""{"a":"}{"}{"b":{"c":"\"}"}} rubbish {"d":"""));
}
