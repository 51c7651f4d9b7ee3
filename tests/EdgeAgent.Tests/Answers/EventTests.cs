// Events by sequence or time, as items of the answer.
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Answers;

public sealed class EventTests
{
    [Fact]
    public async Task A_range_of_sequences_comes_in_order_over_all_classes_without_personal_data()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);

        var answer = await bench.AskAsync(Ask(bench) with { SeqFrom = 2, SeqTo = 9 });

        Assert.Equal([2L, 3, 4, 6, 7, 8, 9], answer.Field("sequence", field => field.GetInt64())); // 5 is a vehicle
        Assert.All(answer.Field("historical", field => field.GetBoolean()), Assert.True);
        Assert.Equal($"box-1-{bench.Outbox.Epoch}-2", answer.Items[0].GetProperty("id").GetString());
        Assert.Equal("/demo/0042/box-1/reader-1", answer.Items[0].GetProperty("source").GetString());
    }

    [Fact]
    public async Task Personal_data_comes_where_the_config_allows_it()
    {
        await using var bench = await AnswerBench.StartAsync(new QueryOptions { Personal = true }, before: FillAsync);

        var answer = await bench.AskAsync(Ask(bench) with { Type = EventKinds.VehicleArrived.Type });

        Assert.Equal([5L, 10, 15, 20], answer.Field("sequence", field => field.GetInt64()));
    }

    [Fact]
    public async Task A_time_range_finds_what_happened_in_it()
    {
        await using var bench = await AnswerBench.StartAsync();
        var start = bench.Time.GetUtcNow();
        for (var minute = 0; minute < 10; minute++)
        {
            await bench.Outbox.AcceptAsync(
                [StateFolder.Event(EventKinds.TagArrived, "x") with { Time = bench.Time.GetUtcNow() }],
                CancellationToken.None);
            bench.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var answer = await bench.AskAsync(Ask(bench) with { From = start.AddMinutes(3), To = start.AddMinutes(6) });

        Assert.Equal([4L, 5, 6], answer.Field("sequence", field => field.GetInt64()));
        Assert.Equal(3, await bench.Outbox.RecordedSinceAsync(start.AddMinutes(3), CancellationToken.None));
    }

    [Fact]
    public async Task A_limited_answer_goes_on_at_its_cursor()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        var seen = new List<long>();
        string? cursor = null;
        do
        {
            var answer = await bench.AskAsync(Ask(bench) with { Limit = 3, Cursor = cursor });
            seen.AddRange(answer.Field("sequence", field => field.GetInt64()));
            cursor = answer.Last.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(
            Enumerable.Range(1, 20).Where(number => number % 5 != 0).Select(number => (long)number), seen);
    }

    [Fact]
    public async Task Another_epoch_is_told_apart_in_a_sentence()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);

        var answer = await bench.AskAsync(Ask(bench) with { Epoch = "other", SeqFrom = 1, SeqTo = 3 });

        Assert.Equal(QueryErrorCodes.Failed, answer.Last.Error!.Code);
        Assert.Contains(bench.Outbox.Epoch, answer.Last.Error.Text, StringComparison.Ordinal);
    }

    private static QueryRequest Ask(AnswerBench bench) => new() { Id = bench.NextId(), Kind = QueryKinds.Events };

    private static async Task FillAsync(DurableOutbox outbox)
    {
        for (var round = 0; round < 4; round++)
        {
            await AnswerBench.AcceptAsync(outbox, EventKinds.TagArrived, 2);
            await AnswerBench.AcceptAsync(outbox, EventKinds.PersonCrossed, 1);
            await AnswerBench.AcceptAsync(outbox, EventKinds.TagMoved, 1);
            await AnswerBench.AcceptAsync(outbox, EventKinds.VehicleArrived, 1);
        }
    }
}
