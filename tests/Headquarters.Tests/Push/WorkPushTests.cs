// Work that HQ gives a box: each assignment under a topic of its own, cleared when it is answered, and what was refused
// told with every fault.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Work;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Push;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Push;

public sealed class WorkPushTests
{
    private const string Two = """{"assignments":[{"id":"A-1","lines":[]},{"id":"B.2","version":3,"lines":[]}]}""";

    private readonly FakeBox _box = new();
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Each_assignment_is_retained_until_it_is_answered()
    {
        _box.Answers = message => message.Payload.IsEmpty ? [] : [Answer(message, WorkStates.Accepted)];
        var outcome = await PushAsync(Two);
        Assert.Equal((PushEnding.Done, "accepted", "2 accepted."), (outcome.Ending, outcome.State, outcome.Text));
        var topics = FakeBox.Topics;
        Assert.Equal(
            [topics.WorkToDo("a-1"), topics.WorkToDo("b-2")], _box.Heard.Take(2).Select(message => message.Topic));
        Assert.Equal("""{"id":"A-1","lines":[]}""", Encoding.UTF8.GetString(_box.Heard[0].Payload.Span));
        Assert.Equal(4, _box.Heard.Count);
        Assert.All(_box.Heard, message => Assert.True(message.Retain));
        Assert.All(_box.Heard.Skip(2), message => Assert.True(message.Payload.IsEmpty));
    }

    [Fact]
    public async Task What_a_box_refuses_is_told_with_every_fault()
    {
        _box.Answers = message => message.Payload.IsEmpty ? []
            : message.Topic.EndsWith("a-1", StringComparison.Ordinal) ? [Answer(message, WorkStates.Known)]
            : [Answer(message, WorkStates.Refused, "Line 1: `slot` is `Q9`.", "Line 2: `item` is missing.")];
        var outcome = await PushAsync(Two);
        Assert.Equal(PushEnding.Refused, outcome.Ending);
        Assert.Equal(
            "1 known, 1 refused.\n  B.2: Line 1: `slot` is `Q9`. Line 2: `item` is missing.", outcome.Text);
    }

    [Fact]
    public async Task A_box_that_is_away_finds_the_work_later()
    {
        var outcome = await PushAsync(Two);
        Assert.Equal(PushEnding.Unanswered, outcome.Ending);
        Assert.Equal(2, _box.Heard.Count);
    }

    [Fact]
    public async Task Work_is_taken_away_by_its_id_and_version_alone()
    {
        _box.Answers = message => message.Payload.IsEmpty ? [] : [Answer(message, WorkStates.Withdrawn)];
        var outcome = await PushAsync(Two, withdraw: true);
        Assert.Equal((PushEnding.Done, "withdrawn"), (outcome.Ending, outcome.State));
        Assert.Equal(
            """{"id":"B.2","version":3,"withdrawn":true}""", Encoding.UTF8.GetString(_box.Heard[1].Payload.Span));
    }

    [Theory]
    [InlineData("[]", "no assignment")]
    [InlineData("[{\"id\":7}]", "no `id`")]
    [InlineData("{\"id\":\"A\",\n \"lines\":", "picks.json:2: it is no valid JSON")]
    [InlineData("[{\"id\":\"A-1\"},{\"id\":\"a.1\"}]", "share the topic level `a-1`")]
    [InlineData("[{\"id\":\"A\",\"version\":\"x\"}]", "no whole number")]
    public void A_file_that_cannot_be_given_is_refused_in_words(string text, string reason) => Assert.Contains(
        reason, Assert.Throws<ConfigRefusal>(() => WorkFile.Parse(text, "picks.json")).Message,
        StringComparison.Ordinal);

    private static (string Topic, string Payload) Answer(BrokerMessage message, string state, params string[] faults)
    {
        using var document = JsonDocument.Parse(message.Payload);
        var root = document.RootElement;
        var answer = new WorkAnswer(
            root.GetProperty("id").GetString()!,
            root.TryGetProperty("version", out var version) ? version.GetInt64() : 1, state, "It is so.",
            faults.Length > 0 ? faults : null, DateTimeOffset.UnixEpoch);
        var level = message.Topic[(message.Topic.LastIndexOf('/') + 1)..];
        return (
            FakeBox.Topics.WorkAnswer(level), JsonSerializer.Serialize(answer, DocumentJson.Default.WorkAnswer));
    }

    private async Task<PushOutcome> PushAsync(string text, bool withdraw = false)
    {
        var push = new WorkPush(WorkFile.Parse(text, "picks.json"), withdraw, TimeSpan.FromSeconds(30)).RunAsync(
            _box, FakeBox.Topics, _ => { }, _time, CancellationToken.None);
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(5), () => push.IsCompleted,
            "the push has ended");
        return await push;
    }
}
