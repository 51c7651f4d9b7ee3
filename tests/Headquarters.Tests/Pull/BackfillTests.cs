// What a box knows reaches the database once, and what it no longer knows by its name.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Headquarters.Storing;
using EdgeAgent.Headquarters.Tests.Collecting;
using EdgeAgent.Headquarters.Tests.Storing;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Pull;

public sealed class BackfillTests
{
    private static readonly BoxAddress Box = Messages.Box.Address;
    private readonly AnsweringBroker _broker = new();
    private readonly MemoryStore _store = new();

    [Fact]
    public async Task Rollups_are_stored_as_if_they_had_come_on_their_topic()
    {
        var item = Messages.Rollup().TrimEnd().TrimEnd('}') + ""","period":"15m","subject":"door"}""";
        _broker.Answer = _ => [Chunk([item, """{"metric":"footfall"}"""])];
        var backfill = Make();

        await backfill.RollupsAsync(Box, Messages.Noon, Messages.Noon.AddHours(1), CancellationToken.None);

        var row = Assert.Single(Assert.Single(_store.Batches).Rollups);
        Assert.Equal(
            (Box, "footfall", "15m", "door", Messages.Noon, 1),
            (row.Box, row.Metric, row.Period, row.Subject, row.Start, row.Revision));
        Assert.DoesNotContain("period", Encoding.UTF8.GetString(row.Values.Span), StringComparison.Ordinal);
        Assert.Equal(1, backfill.Counts.Rollups);
        Assert.Equal((Messages.Noon, Messages.Noon.AddHours(1)), (_broker.Questions[0].From, _broker.Questions[0].To));
    }

    [Fact]
    public async Task Events_are_stored_once_and_holes_between_them_are_asked_for_and_named()
    {
        await _store.StoreAsync(Stored(4), CancellationToken.None);
        _broker.Answer = question => question.Kind == QueryKinds.Events
            ? [Chunk(ItemsOf(3, 4, 8, 9))]
            : [Chunk([]) with { Resent = 2, Pruned = [new PrunedRange(7, 7, PruneReasons.Retention)] }];
        var backfill = Make();

        await backfill.EventsAsync(Box, Messages.Noon, Messages.Noon.AddHours(1), CancellationToken.None);

        Assert.Equal(new BackfillCounts(0, 3, 1, 2, 1), backfill.Counts);
        var gap = _broker.Questions[1];
        Assert.Equal(
            (QueryKinds.Gap, Messages.Epoch, 5L, 7L), (gap.Kind, gap.Epoch, gap.SeqFrom!.Value, gap.SeqTo!.Value));
        Assert.Equal(
            new NamedGap(Box, Messages.Epoch, 7, 7, PruneReasons.Retention),
            Assert.Single(_store.Batches.SelectMany(batch => batch.Gaps)));
    }

    [Fact]
    public async Task An_event_of_another_box_in_an_answer_is_quarantined()
    {
        var foreign = Encoding.UTF8.GetString(Messages.Events(5)).Trim('[', ']').Replace("box-1", "box-2");
        _broker.Answer = _ => [Chunk([foreign])];
        var backfill = Make();

        await backfill.EventsAsync(Box, Messages.Noon, Messages.Noon.AddHours(1), CancellationToken.None);

        Assert.Equal("forged", Assert.Single(_store.Quarantined).Reason);
        Assert.Equal(0, backfill.Counts.Stored);
    }

    [Fact]
    public void Holes_are_found_in_each_epoch_by_itself() => Assert.Equal(
        [("a", 3L, 4L), ("a", 6L, 6L), ("b", 2L, 8L)],
        SequenceHoles.Between([("a", 5), ("a", 2), ("b", 9), ("a", 7), ("b", 1), ("a", 2)]));

    [Fact]
    public void Footfall_is_summed_by_the_hour_of_the_day() => Assert.Equal(
        new SortedDictionary<int, long> { [12] = 6 },
        FootfallBars.ByHour([Json(Messages.Rollup()), Json(Messages.Rollup()), Json("""{"metric":"vehicles"}""")]));

    private static Batch Stored(long sequence) => new()
    {
        Events =
        [
            new ReceivedEvent(
                Box, Messages.Epoch, sequence, EventKinds.TagMoved.Type, "dock-reader", Messages.Noon, Messages.Noon,
                true, false, "{}"u8.ToArray()),
        ],
    };

    private static IEnumerable<string> ItemsOf(params long[] sequences) =>
        sequences.Select(sequence => Encoding.UTF8.GetString(Messages.Events(sequence)).Trim('[', ']'));

    private static QueryChunk Chunk(IEnumerable<string> items) =>
        new() { Id = "", N = 0, Last = true, Items = [.. items.Select(Json)] };

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private Backfill Make() =>
        new(new BoxQuestion(_broker, "retail", "olga@hq", new ManualTime()), _store, "retail");
}
