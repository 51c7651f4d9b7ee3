// Rollups by metric, period, subject and time, in chunks, also those that HQ never saw.
using System.Text;
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Tests.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Answers;

public sealed class RollupTests
{
    private static readonly string[] Key = ["metric", "period", "subject", "start"];
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Every_filter_holds_and_rows_come_in_order_once()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);

        var answer = await bench.AskAsync(Ask(bench) with
        {
            Metric = "footfall",
            Period = "15m",
            Subject = "door/in",
            From = Day.AddHours(1),
            To = Day.AddHours(3),
        });

        Assert.Equal(
            Enumerable.Range(4, 8).Select(quarter => Day.AddMinutes(15 * quarter)),
            answer.Field("start", field => field.GetDateTimeOffset()));
        Assert.All(answer.Field("subject", field => field.GetString()), subject => Assert.Equal("door/in", subject));
        Assert.All(answer.Field("period", field => field.GetString()), period => Assert.Equal("15m", period));
        Assert.Equal((8L, true), (answer.Last.Total, answer.Last.Cursor is null));
        Assert.Equal(96 * 2, (await bench.AskAsync(Ask(bench) with { Metric = "footfall" })).Last.Total);
        Assert.Equal(96 * 3, (await bench.AskAsync(Ask(bench) with { Period = "15m" })).Last.Total);
        Assert.Equal(96 * 2, (await bench.AskAsync(Ask(bench) with { Subject = "door/in" })).Last.Total);
        Assert.Equal(96 * 4, (await bench.AskAsync(Ask(bench))).Last.Total);
        Assert.Equal(0, (await bench.AskAsync(Ask(bench) with { Metric = "none" })).Last.Total);
    }

    [Fact]
    public async Task A_late_value_replaces_the_older_one_with_its_revision()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        await bench.Outbox.KeepAsync([Row("footfall", "15m", "door/in", 3, 77)], CancellationToken.None);

        var answer = await bench.AskAsync(Ask(bench) with
        {
            Metric = "footfall",
            Subject = "door/in",
            From = Day.AddMinutes(45),
            To = Day.AddMinutes(60),
        });

        var row = Assert.Single(answer.Items);
        Assert.Equal((77, 2), (row.GetProperty("in").GetInt32(), row.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task A_long_answer_comes_in_chunks_below_their_size_and_goes_on_at_any_cursor()
    {
        await using var bench = await AnswerBench.StartAsync(before: outbox => FillAsync(outbox, days: 10));

        var answer = await bench.AskAsync(Ask(bench));

        Assert.True(answer.Chunks.Count > 4);
        Assert.Equal(Enumerable.Range(0, answer.Chunks.Count), answer.Chunks.Select(chunk => chunk.N));
        Assert.All(
            bench.Broker.Messages.Where(message => message.Topic.Contains("/q/res/", StringComparison.Ordinal)),
            message => Assert.InRange(message.Payload.Length, 1, AnswerWriter.ChunkBytes));
        var keys = KeysOf(answer.Items);
        Assert.Equal(keys.Count, keys.Distinct().Count());
        var held = 0;
        foreach (var chunk in answer.Chunks.SkipLast(1))
        {
            held += chunk.Items!.Count;
            var rest = await bench.AskAsync(Ask(bench) with { Cursor = chunk.Cursor });
            Assert.Equal(keys.Skip(held), KeysOf(rest.Items));
        }
    }

    [Fact]
    public async Task A_limit_ends_the_answer_with_a_cursor()
    {
        await using var bench = await AnswerBench.StartAsync(before: FillAsync);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var answer = await bench.AskAsync(Ask(bench) with { Limit = 50, Cursor = cursor });
            Assert.InRange(answer.Items.Count, 0, 50);
            seen.AddRange(KeysOf(answer.Items));
            cursor = answer.Last.Cursor;
        }
        while (cursor is not null);

        Assert.Equal(96 * 4, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_broker_with_small_packets_gets_smaller_chunks()
    {
        var broker = new Tests.Uplink.ScriptedBroker { MaximumPacketSize = 4_000 };
        await using var bench = await AnswerBench.StartAsync(before: FillAsync, broker: broker);

        var answer = await bench.AskAsync(Ask(bench) with { Metric = "footfall" });

        Assert.Equal(96 * 2, answer.Last.Total);
        Assert.True(answer.Chunks.Count > 5);
    }

    [Fact]
    public async Task An_index_leads_to_the_rows_whatever_else_is_kept()
    {
        using var folder = new StateFolder();
        await using (var outbox = await folder.OpenAsync()) await FillAsync(outbox);
        using var database = Database.Open(folder.File("outbox.db"), readOnly: true);

        foreach (var sql in RollupReader.Searches)
        {
            var plan = database.Prepare($"EXPLAIN QUERY PLAN {sql}");
            Assert.True(plan.Step());
            do Assert.Contains("USING COVERING INDEX rollups_subject", Loosely(plan.Text(3)), StringComparison.Ordinal);
            while (plan.Step());
        }

        static string Loosely(string step) =>
            step.StartsWith("SEARCH", StringComparison.Ordinal)
                ? step.Replace("USING INDEX", "USING COVERING INDEX", StringComparison.Ordinal)
                : step;
    }

    private static QueryRequest Ask(AnswerBench bench) => new() { Id = bench.NextId(), Kind = QueryKinds.Rollup };

    private static IReadOnlyList<string> KeysOf(IReadOnlyList<System.Text.Json.JsonElement> items) =>
    [
        .. items.Select(item => string.Join(
            '/', Key.Select(field => item.GetProperty(field).GetString()))),
    ];

    private static Task FillAsync(DurableOutbox outbox) => FillAsync(outbox, days: 1);

    private static async Task FillAsync(DurableOutbox outbox, int days)
    {
        for (var quarter = 0; quarter < 96 * days; quarter++)
        {
            await outbox.KeepAsync(
                [
                    Row("footfall", "15m", "door/in", quarter, quarter), Row("footfall", "15m", "back", quarter, 1),
                    Row("vehicles", "15m", "", quarter, 2), Row("zone-stock", "1m", "door/in", quarter, 3),
                ],
                CancellationToken.None);
        }
    }

    private static Rollup Row(string metric, string period, string subject, int quarter, int count)
    {
        var start = Day.AddMinutes(15 * quarter);
        return new Rollup(
            metric, period, subject, start, start.AddMinutes(15),
            Encoding.UTF8.GetBytes($$"""{"metric":"{{metric}}","start":"{{start:O}}","in":{{count}}}"""));
    }
}
