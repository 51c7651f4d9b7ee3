// A roll-out changes one block of each box's own configuration, and says which boxes HQ does not know well enough.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Headquarters.Commands;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Push;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Push;

public sealed class UpdatePushTests
{
    private const string Before = """
        # The store of the high street.
        store: { tenant: demo, store: "0042", box: box-1 }

        updates:
          version: 0.1.5   # the last one
          url: "https://hq/old.raucb"
          sha256: 1111111111111111111111111111111111111111111111111111111111111111
          share: 5
          window: 22:00-04:00+08:00
        # What follows is about the line.
        uplink: { host: hq }

        """;

    private static readonly UpdateBlock Block = new("0.2.0", "https://hq/b.raucb", null, 10);

    private readonly FakeBox _box = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void The_block_is_changed_and_everything_else_stays_letter_for_letter() => Assert.Equal(
        """
        # The store of the high street.
        store: { tenant: demo, store: "0042", box: box-1 }

        updates:
          version: "0.2.0"
          url: "https://hq/b.raucb"
          share: 10
          window: 22:00-04:00+08:00
        # What follows is about the line.
        uplink: { host: hq }

        """,
        Block.PutInto(Before));

    [Theory]
    [InlineData(
        "store: {}\n",
        "store: {}\n\nupdates:\n  version: \"0.2.0\"\n  url: \"https://hq/b.raucb\"\n  share: 10\n")]
    [InlineData(
        "updates: { version: 0.1.5, url: x, grace: 5m }\nstore: {}\n",
        "updates:\n  version: \"0.2.0\"\n  url: \"https://hq/b.raucb\"\n  share: 10\n  grace: 5m\nstore: {}\n")]
    [InlineData(
        "store: {}\nupdates:\n  version: 0.1.5\n  url: x",
        "store: {}\nupdates:\n  version: \"0.2.0\"\n  url: \"https://hq/b.raucb\"\n  share: 10")]
    public void A_block_that_is_not_there_or_stands_otherwise_is_put_right(string before, string after) =>
        Assert.Equal(after, Block.PutInto(before));

    [Fact]
    public void The_share_stays_where_none_is_named_and_the_hash_of_another_bundle_does_not() =>
        Assert.Contains(
            "share: 5\n  window", (Block with { Share = null }).PutInto(Before), StringComparison.Ordinal);

    [Theory]
    [InlineData("- a list")]
    [InlineData("{ store: {} }")]
    [InlineData("store: [")]
    public void What_is_no_configuration_is_not_changed(string text) => Assert.Null(Block.PutInto(text));

    [Fact]
    public async Task A_wish_of_HQ_that_is_in_force_is_what_is_changed()
    {
        Known(Before);
        _box.Answers = message => message.Topic == FakeBox.Topics.DesiredConfig
            ? [(FakeBox.Topics.ReportedConfig, FakeBox.Report(ConfigStates.Applied, 4))]
            : [];

        var outcome = await PushAsync();

        Assert.Equal((PushEnding.Done, "update", "0.2.0"), (outcome.Ending, outcome.What, outcome.Name));
        Assert.Equal(Block.PutInto(Before), Sent().Document);
    }

    [Fact]
    public async Task A_box_that_has_the_wish_already_is_left_alone()
    {
        Known(Block.PutInto(Before)!);

        Assert.Equal(PushEnding.Done, (await PushAsync()).Ending);
        Assert.Empty(_box.Heard);
    }

    [Theory]
    [InlineData(Before, PushEnding.Done)]
    [InlineData("store: { password: [redacted] }\n", PushEnding.Refused)]
    public async Task A_box_with_a_file_of_its_own_is_asked_and_only_its_very_text_is_taken(
        string told, PushEnding ending)
    {
        _box.Retain(FakeBox.Topics.ReportedConfig, Report(ConfigStates.Local, 0, Before));
        _box.Answers = message => message.Topic == FakeBox.Topics.QueryRequests
            ? [Answer(message.Payload, told)]
            : [(FakeBox.Topics.ReportedConfig, FakeBox.Report(ConfigStates.Applied, 1))];

        var outcome = await PushAsync();

        Assert.Equal(ending, outcome.Ending);
        if (ending == PushEnding.Refused) Assert.Contains("push config", outcome.Text, StringComparison.Ordinal);
        else Assert.Equal(Block.PutInto(Before), Sent().Document);
    }

    [Fact]
    public async Task A_box_that_never_reported_is_named_as_unknown()
    {
        var outcome = await PushAsync();

        Assert.Equal((PushEnding.Refused, "unknown"), (outcome.Ending, outcome.State));
        Assert.Contains("never reported", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two", "https://hq/b", null, null, "three numbers")]
    [InlineData("0.2.0", "http://hq/b", null, null, "https://")]
    [InlineData("0.2.0", "https://hq/b", "abc", null, "64 hex digits")]
    [InlineData("0.2.0", "https://hq/b", null, 101, "0 to 100")]
    public void What_no_box_could_follow_is_refused_before_it_is_sent(
        string version, string url, string? sha256, int? share, string why) => Assert.Contains(
        why,
        Assert.Throws<ConfigRefusal>(() => PushUpdateCommand.Block(version, url, sha256, share)).Message,
        StringComparison.Ordinal);

    private void Known(string document)
    {
        var wish = new DesiredConfig(3, ContentHash.Of(document), document);
        _box.Retain(
            FakeBox.Topics.DesiredConfig, JsonSerializer.Serialize(wish, DocumentJson.Default.DesiredConfig));
        _box.Retain(FakeBox.Topics.ReportedConfig, Report(ConfigStates.Applied, 3, document));
    }

    private static string Report(string state, long version, string document) => FakeBox.Report(state, version)
        .Replace(new string('a', 64), ContentHash.Of(document), StringComparison.Ordinal);

    private static (string Topic, string Payload) Answer(ReadOnlyMemory<byte> question, string document)
    {
        using var asked = JsonDocument.Parse(question);
        var id = asked.RootElement.GetProperty("id").GetString()!;
        var text = JsonSerializer.Serialize(document);
        var chunk = $$"""{"id":"{{id}}","n":0,"last":true,"items":[{"yaml":{{text}}}],"total":1}""";
        return (FakeBox.Topics.QueryAnswers(id), chunk);
    }

    private DesiredConfig Sent() => JsonSerializer.Deserialize(
        _box.Heard.Single(message => message.Topic == FakeBox.Topics.DesiredConfig).Payload.Span,
        DocumentJson.Default.DesiredConfig)!;

    private async Task<PushOutcome> PushAsync()
    {
        var known = new ConfigInForce(_box, new BoxQuestion(_box, "retail", "a test", _time), _time);
        var push = new UpdatePush(Block, known, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6)).RunAsync(
            _box, FakeBox.Topics, _ => { }, _time, CancellationToken.None);
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10), () => push.IsCompleted,
            "the push has ended");
        return await push;
    }
}
