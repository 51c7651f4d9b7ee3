// What HQ misses: sent again where it is held, named where it is not, and nothing else is said.
using System.Text;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Answers;

public sealed class GapTests
{
    [Fact]
    public async Task A_lost_range_travels_again_as_it_was_marked_as_historical()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        await bench.AllHandedOverAsync();
        var before = bench.Broker.Events;

        var answer = await bench.AskAsync(Gap(bench, 4, 12));

        Assert.Equal((9L, true), (answer.Last.Resent, answer.Last.Cursor is null));
        Assert.Empty(answer.Last.Pruned!);
        var again = bench.SentAgain(before.Count);
        Assert.Equal(Enumerable.Range(4, 9).Select(number => (long)number), again.Select(one => one.Place.Sequence));
        Assert.All(again, one =>
        {
            var first = before.First(sent => sent.Event.Place == one.Place).Event;
            Assert.True(one.Historical);
            Assert.Equal(
                (first.Type, first.Time, first.RecordedTime, first.Clock, Encoding.UTF8.GetString(first.Data.Span)),
                (one.Type, one.Time, one.RecordedTime, one.Clock, Encoding.UTF8.GetString(one.Data.Span)));
        });
        Assert.All(
            bench.Broker.Events.Skip(before.Count),
            sent => Assert.EndsWith(EventKinds.Of(sent.Event.Type).TopicLevel, sent.Topic, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_above_the_last_sequence_is_neither_sent_nor_named()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        await bench.AllHandedOverAsync();
        var last = bench.Outbox.LastSequence;

        var answer = await bench.AskAsync(Gap(bench, last, last + 1_000));

        Assert.Equal(1, answer.Last.Resent);
        Assert.Empty(answer.Last.Pruned!);
        Assert.Empty((await bench.AskAsync(Gap(bench, last + 5, last + 9))).Last.Pruned!);
    }

    [Fact]
    public async Task What_HQ_released_and_the_box_took_away_is_named_as_released()
    {
        await using var bench = await AnswerBench.StartAsync(
            setup: setup => setup with { Custody = Custody.Hq }, before: FillAsync);
        await bench.AllHandedOverAsync();
        bench.Outbox.Release(6);
        await TakeAwayAsync(bench);

        var answer = await bench.AskAsync(Gap(bench, 2, 9));

        Assert.Equal(3, answer.Last.Resent);
        Assert.Equal([new PrunedRange(2, 6, PruneReasons.Released)], answer.Last.Pruned);
    }

    [Fact]
    public async Task What_went_with_its_window_is_named_as_retention_and_what_was_set_aside_as_such()
    {
        await using var bench = await AnswerBench.StartAsync(
            setup: setup => setup with { Options = StateFolder.Options with { ResendWindow = TimeSpan.FromHours(1) } },
            before: FillAsync);
        await bench.AllHandedOverAsync();
        await TakeAwayAsync(bench);
        var first = bench.Outbox.LastSequence + 1;
        await AnswerBench.AcceptAsync(bench.Outbox, EventKinds.TagArrived, 5);
        await bench.Outbox.SetAsideAsync(first + 1, "No broker takes it.", CancellationToken.None);

        var answer = await bench.AskAsync(Gap(bench, 1, first + 4));

        Assert.Equal(4, answer.Last.Resent);
        Assert.Equal(
            [
                new PrunedRange(1, first - 1, PruneReasons.Retention),
                new PrunedRange(first + 1, first + 1, PruneReasons.SetAside),
            ],
            answer.Last.Pruned);
    }

    [Fact]
    public async Task Another_epoch_is_named_as_such_and_nothing_is_sent()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        await bench.AllHandedOverAsync();
        var before = bench.Broker.Events.Count;

        var answer = await bench.AskAsync(Gap(bench, 2, 9) with { Epoch = "other" });

        Assert.Equal([new PrunedRange(2, 9, PruneReasons.Epoch)], answer.Last.Pruned);
        Assert.Equal(0, answer.Last.Resent);
        Assert.Equal(before, bench.Broker.Events.Count);
    }

    [Fact]
    public async Task A_limited_answer_goes_on_at_its_cursor()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        await bench.AllHandedOverAsync();
        var before = bench.Broker.Events.Count;
        var question = Gap(bench, 1, 15) with { Limit = 6 };

        var answers = new List<Answer> { await bench.AskAsync(question) };
        while (answers[^1].Last.Cursor is { } cursor)
            answers.Add(await bench.AskAsync(question with { Id = bench.NextId(), Cursor = cursor }));

        Assert.Equal([6L, 6, 3], answers.Select(answer => answer.Last.Resent!.Value));
        Assert.Equal(
            Enumerable.Range(1, 15).Select(number => (long)number),
            bench.SentAgain(before).Select(one => one.Place.Sequence));
    }

    [Fact]
    public async Task The_same_id_twice_gets_the_same_answer_and_sends_nothing_twice()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        await bench.AllHandedOverAsync();
        var before = bench.Broker.Events.Count;
        var question = Gap(bench, 1, 5);
        await bench.AskAsync(question);

        // As long as the broker has not acknowledged the last chunk, the question counts as being answered, and asking
        // again brings nothing beside the answer that is on its way.
        await TestSupport.Until.True(() => bench.Desk.Figures.Answered == 1);
        bench.Ask(question);
        await TestSupport.Until.True(() => bench.Chunks(question.Id).Count == 2);

        Assert.Equal(5, bench.Broker.Events.Count - before);
        Assert.Equal(bench.Chunks(question.Id)[0].Resent, bench.Chunks(question.Id)[1].Resent);
        Assert.Equal(1, bench.Desk.Figures.Answered);
    }

    private static QueryRequest Gap(AnswerBench bench, long from, long to) => new()
    {
        Id = bench.NextId(),
        Kind = QueryKinds.Gap,
        Epoch = bench.Outbox.Epoch,
        SeqFrom = from,
        SeqTo = to,
        Box = "demo/0042/box-1",
    };

    // Three classes in turn, and a kind with personal data among them: 20 events.
    private static async Task FillAsync(DurableOutbox outbox)
    {
        for (var round = 0; round < 4; round++)
        {
            await AnswerBench.AcceptAsync(outbox, EventKinds.TagArrived, 2);
            await AnswerBench.AcceptAsync(outbox, EventKinds.PersonCrossed, 1);
            await AnswerBench.AcceptAsync(outbox, EventKinds.VehicleArrived, 1);
            await AnswerBench.AcceptAsync(outbox, EventKinds.TagMoved, 1);
        }
    }

    // Hours pass: what may go, goes.
    private static async Task TakeAwayAsync(AnswerBench bench)
    {
        for (var hour = 0; hour < 4; hour++)
        {
            bench.Time.Advance(TimeSpan.FromHours(1));
            await bench.Outbox.SettleAsync();
        }

        await bench.Outbox.SettleAsync();
    }
}
