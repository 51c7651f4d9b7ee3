// Work that HQ gives over MQTT, and what the box answers.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Work;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Mqtt;
using EdgeAgent.VoicePicking.Work.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Work;

public sealed class HqWorkTests : IDisposable
{
    private const string One =
        """{"id":"A-1","version":2,"lines":[{"aisle":"3","slot":"A3-42","quantity":2,"item":"401"}]}""";

    private static readonly Topics Topics = new("retail", "demo", "0042", "box-1");

    private readonly DeskBench _bench = new();
    private readonly Letterbox _letters = new();
    private readonly HqWork _hq;

    public HqWorkTests() => _hq = new HqWork(
        _bench.Desk, new SlotBook("", ["A3-42"]), Topics, _letters, _bench.Time, NullLogger.Instance);

    [Fact]
    public async Task Work_is_accepted_once_and_known_from_then_on()
    {
        Assert.Equal((WorkStates.Accepted, "A-1", 2), What(await GiveAsync(One)));
        Assert.Equal((WorkStates.Known, "A-1", 2), What(await GiveAsync(One)));
        await _bench.RestartAsync();
        Assert.Equal("A-1", Assert.Single(_bench.Desk.Look(book => book.Held)).Key);
    }

    [Fact]
    public async Task All_that_is_wrong_is_answered_and_told_as_an_event()
    {
        var answer = await GiveAsync(
            """{"id":"A-1","kind":"juggle","lines":[{"aisle":"3","slot":"Q9","quantity":-2,"item":"401"}]}""");
        Assert.Equal(WorkStates.Refused, answer.State);
        Assert.Equal(3, answer.Faults!.Count);
        Assert.All(answer.Faults, fault => Assert.StartsWith("Line 1: `", fault));
        Assert.Equal(EventKinds.WorkRefused, Assert.Single(_bench.Outbox.Events).Kind);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""[{"id":"A","lines":[]},{"id":"B","lines":[]}]""")]
    [InlineData("""{"id":"A-1","withdrawn":true}""")]
    public async Task What_is_no_assignment_is_refused_in_words(string payload)
    {
        var answer = await GiveAsync(payload);
        Assert.Equal(WorkStates.Refused, answer.State);
        Assert.NotEmpty(answer.Text);
    }

    [Fact]
    public async Task A_message_that_is_too_large_is_refused_unread() => Assert.Contains(
        "128 KiB", (await GiveAsync(new string(' ', WorkDocument.LargestMessage + 1))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Withdrawn_work_is_gone_and_stays_away()
    {
        await GiveAsync(One);
        var gone = await GiveAsync("""{"id":"A-1","version":2,"withdrawn":true}""");
        Assert.Equal((WorkStates.Withdrawn, "A-1", 2), What(gone));
        Assert.Empty(_bench.Desk.Look(book => book.Held));
        Assert.Equal(WorkStates.Known, (await GiveAsync(One)).State);
    }

    [Fact]
    public async Task A_result_that_hq_refuses_is_heard_once_by_the_picker_who_had_the_work()
    {
        await GiveAsync(One);
        await _bench.ClaimAsync("7");
        await _bench.PickAsync("7", "1", 2);
        await _bench.Desk.CompleteAsync("7", CancellationToken.None);
        for (var twice = 0; twice < 2; twice++)
            await _hq.HearAsync(
                Message(
                    Topics.RefusedResult("r-1"),
                    """{"id":"r-1","sentence":"Order 1 was cancelled: put it back.","assignment":"A-1"}"""),
                CancellationToken.None);
        var notice = _bench.Desk.NextNotice("7")!;
        Assert.Equal(("Order 1 was cancelled: put it back.", "A-1"), (notice.Sentence, notice.Assignment));
        await _bench.Desk.HeardAsync("7", notice.Id, CancellationToken.None);
        Assert.Null(_bench.Desk.NextNotice("7"));
    }

    public void Dispose() => _bench.Dispose();

    private static (string State, string Id, long Version) What(WorkAnswer answer) =>
        (answer.State, answer.Id, answer.Version);

    private static LinkNotice.Received Message(string topic, string payload) =>
        new(topic, Encoding.UTF8.GetBytes(payload), false);

    private async Task<WorkAnswer> GiveAsync(string payload)
    {
        var considered = _hq.ConsiderAsync(Message(Topics.WorkToDo("a-1"), payload), CancellationToken.None);
        var letter = await _letters.Letters.ReadAsync();
        letter.Outcome.SetResult(null);
        await considered;
        Assert.Equal((Topics.WorkAnswer("a-1"), false), (letter.Message.Topic, letter.Message.Retain));
        return JsonSerializer.Deserialize(letter.Message.Payload.Span, DocumentJson.Default.WorkAnswer)!;
    }
}
