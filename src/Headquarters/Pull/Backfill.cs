// Brings what a box knows of a time range into the database: its rollups and its events as they are, and by a question
// for the gap what cannot travel in an answer.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Pull;

/// <summary>What a backfill did.</summary>
/// <param name="Rollups">Rows given to the database; it keeps the highest revision of each.</param>
/// <param name="Stored">Events that are new.</param>
/// <param name="There">Events that were there already.</param>
/// <param name="Resent">Events that the box sends again on <c>evt/…</c>: the collector stores them.</param>
/// <param name="Named">Sequences that the box named as gone.</param>
internal sealed record BackfillCounts(long Rollups, long Stored, long There, long Resent, long Named);

/// <summary>Fills one box's time range.</summary>
internal sealed class Backfill(BoxQuestion questions, IHeadquartersStore store, string prefix)
{
    // Ranges beyond these would be asked one by one for a long time; the collector heals them in its own time.
    private const int MostHoles = 200;

    /// <summary>What was done so far; read by whoever shows it.</summary>
    public BackfillCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    /// <summary>Fills the rollups.</summary>
    public Task RollupsAsync(BoxAddress box, DateTimeOffset from, DateTimeOffset to, CancellationToken stop) =>
        questions.AskAsync(
            box, Ask(QueryKinds.Rollup) with { From = from, To = to }, chunk => StoreRollupsAsync(box, chunk, stop),
            stop);

    /// <summary>Fills the events, then asks for the sequences between them that did not come.</summary>
    public async Task EventsAsync(BoxAddress box, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        var came = new List<(string Epoch, long Sequence)>();
        await questions.AskAsync(
            box, Ask(QueryKinds.Events) with { From = from, To = to },
            async chunk => came.AddRange(await StoreEventsAsync(box, chunk, stop)), stop);
        foreach (var (epoch, first, last) in SequenceHoles.Between(came).Take(MostHoles))
        {
            var gap = Ask(QueryKinds.Gap) with { Epoch = epoch, SeqFrom = first, SeqTo = last };
            await questions.AskAsync(box, gap, chunk => StoreNamesAsync(box, epoch, chunk, stop), stop);
        }
    }

    private static QueryRequest Ask(string kind) => new() { Id = "", Kind = kind };

    private async Task StoreRollupsAsync(BoxAddress box, QueryChunk chunk, CancellationToken stop)
    {
        var rows = (chunk.Items ?? []).Select(item => RollupItem.Read(box, item)).OfType<ReceivedRollup>().ToList();
        if (rows.Count > 0) await store.StoreAsync(new Batch { Rollups = rows }, stop);
        Counts = Counts with { Rollups = Counts.Rollups + rows.Count };
    }

    private async Task<IReadOnlyList<(string Epoch, long Sequence)>> StoreEventsAsync(
        BoxAddress box, QueryChunk chunk, CancellationToken stop)
    {
        if (chunk.Items is not { Count: > 0 } items) return [];
        var gathering = new Gathering();
        EventMessages.Sort(box, AsMessage(box, items), gathering);
        var outcome = await store.StoreAsync(gathering.Batch, stop);
        Counts = Counts with
        {
            Stored = Counts.Stored + outcome.Stored,
            There = Counts.There + outcome.Duplicates,
        };
        return [.. gathering.Events.Select(one => (one.Epoch, one.Sequence))];
    }

    private async Task StoreNamesAsync(BoxAddress box, string epoch, QueryChunk chunk, CancellationToken stop)
    {
        var names = (chunk.Pruned ?? [])
            .Where(range => range.From > 0 && range.To >= range.From)
            .Select(range => new NamedGap(box, epoch, range.From, range.To, range.Reason))
            .ToList();
        if (names.Count > 0) await store.StoreAsync(new Batch { Gaps = names }, stop);
        Counts = Counts with
        {
            Resent = Counts.Resent + (chunk.Resent ?? 0),
            Named = Counts.Named + names.Sum(range => range.To - range.From + 1),
        };
    }

    // The items are what an event message holds: it passes the same checks.
    private Delivery AsMessage(BoxAddress box, IReadOnlyList<JsonElement> items)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var item in items) item.WriteTo(json);
            json.WriteEndArray();
        }

        var topics = new Topics(prefix, box.Tenant, box.Store, box.Box);
        return new Delivery($"{topics.Root}/evt/backfill", buffer.ToArray(), Retained: false, Receipt: 0);
    }
}
