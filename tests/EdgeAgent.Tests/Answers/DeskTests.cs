// Questions take their turn: events first, one heavy question at a time, none beyond its deadline.
using System.Text;
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Answers;

public sealed class DeskTests
{
    private const string Answers = "/q/res/";

    [Fact]
    public async Task The_box_tells_how_it_is_its_devices_and_its_config()
    {
        await using var bench = await AnswerBench.StartAsync();

        var diagnostics = await bench.AskAsync(Ask(bench, QueryKinds.Diagnostics));
        var devices = await bench.AskAsync(Ask(bench, QueryKinds.Devices));
        var config = await bench.AskAsync(Ask(bench, QueryKinds.Config));

        Assert.Equal("box-1", diagnostics.Items[0].GetProperty("box").GetString());
        Assert.Equal("dock-reader", Assert.Single(devices.Items).GetProperty("id").GetString());
        Assert.Equal("store: {}", Assert.Single(config.Items).GetProperty("yaml").GetString());
        await Until.True(() => bench.Desk.Figures.Answered == 3);
    }

    [Fact]
    public async Task A_greedy_question_never_goes_before_an_event_that_waits()
    {
        var broker = new ScriptedBroker();
        await using var bench = await AnswerBench.StartAsync(before: RollupsAsync, broker: broker);
        broker.Answer = _ => null;
        bench.Ask(Ask(bench, QueryKinds.Rollup));
        await Until.True(() => broker.Links[0].Withheld == 2);

        // The window of 8 fills with events while two chunks are on their way: the rest of the events waits, and
        // however many receipts come, no third chunk goes before the last event.
        await AnswerBench.AcceptAsync(bench.Outbox, EventKinds.TagArrived, 4_000);
        await Until.TrueAsTimePasses(
            bench.Time, TimeSpan.FromMilliseconds(300), TimeSpan.FromMinutes(1), () => broker.Links[0].Withheld >= 6,
            "the window is full of events");
        while (bench.Broker.Sequences.Length < 4_000)
        {
            var taken = broker.Messages.Count;
            broker.AnswerWithheld(1);
            await Until.True(() => broker.Messages.Count > taken);
            await Until.True(() => broker.Links[0].Withheld >= 2 || bench.Broker.Sequences.Length == 4_000);
            bench.Time.Advance(TimeSpan.FromMilliseconds(300));
        }

        var topics = broker.Messages.Select(message => message.Topic).ToList();
        var lastEvent = topics.FindLastIndex(topic => topic.Contains("/evt/", StringComparison.Ordinal));
        Assert.InRange(topics.Take(lastEvent).Count(IsAnswer), 0, 2 + InFlightOfEvents);
        broker.Answer = _ => 0;
        broker.AnswerWithheld();
        await Until.True(() => bench.Chunks("ask-1").Any(chunk => chunk.Last));
    }

    // Chunks that may go once every event is on its way, though not yet taken.
    private const int InFlightOfEvents = 8;

    [Fact]
    public async Task Beyond_its_deadline_an_answer_breaks_off_with_a_cursor_and_goes_on_from_there()
    {
        var broker = new ScriptedBroker();
        await using var bench = await AnswerBench.StartAsync(before: RollupsAsync, broker: broker);
        var question = Ask(bench, QueryKinds.Rollup) with { Deadline = bench.Time.GetUtcNow().AddSeconds(30) };
        broker.Answer = message => IsAnswer(message.Topic) ? null : 0;
        bench.Ask(question);
        await Until.True(() => broker.Links[0].Withheld == 2);

        bench.Time.Advance(TimeSpan.FromSeconds(31));
        await Until.True(() => bench.Desk.Figures.Refused == 1);
        broker.Answer = _ => 0;
        broker.AnswerWithheld();
        await Until.True(() => bench.Chunks(question.Id).Any(chunk => chunk.Last));

        var chunks = bench.Chunks(question.Id);
        Assert.Equal(QueryErrorCodes.Expired, chunks[^1].Error!.Code);
        var contiguous = chunks.TakeWhile((chunk, index) => chunk.N == index).ToList();
        var rest = await bench.AskAsync(
            Ask(bench, QueryKinds.Rollup) with { Cursor = contiguous[^1].Cursor });
        Assert.Equal(Rollups, contiguous.Sum(chunk => chunk.Items!.Count) + rest.Items.Count);
    }

    [Fact]
    public async Task A_box_whose_clock_cannot_be_trusted_judges_no_deadline()
    {
        await using var bench = await AnswerBench.StartAsync();
        bench.Clock = ClockState.Estimated;

        var answer = await bench.AskAsync(
            Ask(bench, QueryKinds.Diagnostics) with { Deadline = bench.Time.GetUtcNow().AddYears(-5) });

        Assert.Null(answer.Last.Error);
    }

    [Fact]
    public async Task Questions_wait_for_each_other_up_to_a_bound_and_light_ones_for_no_heavy_one()
    {
        const int TooMany = 4;
        await using var bench = await AnswerBench.StartAsync(
            new QueryOptions { Rate = 64 << 10 }, before: RollupsAsync);
        var heavy = Ask(bench, QueryKinds.Rollup);
        bench.Ask(heavy);
        await Until.True(() => bench.Chunks(heavy.Id).Count == 2); // the third waits for its rate

        for (var more = 0; more < AnswerLane.Waiting + TooMany; more++) bench.Ask(Ask(bench, QueryKinds.Events));
        await Until.True(() => bench.Desk.Figures.Refused == TooMany);
        await bench.AskAsync(Ask(bench, QueryKinds.Diagnostics));

        Assert.DoesNotContain(bench.Chunks(heavy.Id), chunk => chunk.Last);
        Assert.Equal(
            QueryErrorCodes.Busy,
            bench.Chunks($"ask-{1 + AnswerLane.Waiting + TooMany}").Single(chunk => chunk.Last).Error!.Code);
        await Until.TrueAsTimePasses(
            bench.Time, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1),
            () => bench.Desk.Figures.Answered == 2 + AnswerLane.Waiting, "all that waited are answered");
    }

    [Fact]
    public async Task An_answer_that_a_lost_connection_broke_can_be_asked_for_again_with_the_same_id()
    {
        var broker = new ScriptedBroker();
        await using var bench = await AnswerBench.StartAsync(before: RollupsAsync, broker: broker);
        broker.Answer = message => IsAnswer(message.Topic) ? null : 0;
        var question = Ask(bench, QueryKinds.Rollup);
        bench.Ask(question);
        await Until.True(() => broker.Links[0].Withheld == 2);

        broker.CutLine();
        broker.Answer = _ => 0;
        await Until.True(() => bench.Desk.Figures.Lost == 1);
        await Until.TrueAsTimePasses(
            bench.Time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => broker.Links.Count == 2
                && broker.Links[1].Topics.Contains(UplinkBench.Topics.QueryRequests), "the box is back");

        var answer = await bench.AskAsync(question);
        Assert.Equal(Rollups, answer.Items.Count);
    }

    [Fact]
    public async Task A_rate_spreads_an_answer_over_time()
    {
        await using var bench = await AnswerBench.StartAsync(
            new QueryOptions { Rate = 64 << 10 }, before: RollupsAsync);
        var question = Ask(bench, QueryKinds.Rollup);

        bench.Ask(question);
        await Until.True(() => bench.Chunks(question.Id).Count == 2);
        Assert.DoesNotContain(bench.Chunks(question.Id), chunk => chunk.Last);

        await Until.TrueAsTimePasses(
            bench.Time, TimeSpan.FromMilliseconds(500), TimeSpan.FromMinutes(1),
            () => bench.Chunks(question.Id).Any(chunk => chunk.Last), "the answer ends");
        Assert.Equal(Rollups, new Answer(bench.Chunks(question.Id)).Items.Count);
    }

    private const int Rollups = 3_000;

    private static QueryRequest Ask(AnswerBench bench, string kind) => new() { Id = bench.NextId(), Kind = kind };

    private static bool IsAnswer(string topic) => topic.Contains(Answers, StringComparison.Ordinal);

    // Some 400 KB of rows.
    private static async Task RollupsAsync(DurableOutbox outbox)
    {
        var start = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var values = Encoding.UTF8.GetBytes($$"""{"metric":"footfall","pad":"{{new string('x', 60)}}"}""");
        await outbox.KeepAsync(
            [
                .. Enumerable.Range(0, Rollups).Select(number => new Rollup(
                    "footfall", "15m", "door/in", start.AddMinutes(15 * number), start.AddMinutes((15 * number) + 15),
                    values)),
            ],
            CancellationToken.None);
        var sent = await outbox.ReadRollupsAsync(Rollups, CancellationToken.None);
        outbox.RollupsHandedOver(sent);
        await outbox.SettleAsync();
    }
}
