// One attempt to store a batch: look, insert, take custody, commit.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>
/// Stores one batch in one transaction. Streams are locked late, so that hardly more than commits wait for each other.
/// </summary>
/// <param name="connection">A connection without a transaction.</param>
/// <param name="plan">The batch.</param>
/// <param name="known">Has learned what the batch needs.</param>
/// <param name="isolating">Whether refused values are looked for; else the first one ends the attempt.</param>
internal sealed class StoreTransaction(NpgsqlConnection connection, BatchPlan plan, Catalogues known, bool isolating)
{
    private readonly List<QuarantinedMessage> _quarantined = [.. plan.Quarantined];
    private readonly PlaceRanges _places = new();
    private NpgsqlTransaction? _transaction;
    private int _refused = plan.Refusals;

    /// <summary>Runs it.</summary>
    /// <param name="now">The time of gaps that get their names.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<BatchOutcome> RunAsync(DateTimeOffset now, CancellationToken stop)
    {
        await using var transaction = await connection.BeginTransactionAsync(stop);
        _transaction = transaction;
        var stored = await InsertEventsAsync(stop);
        var duplicates = plan.Events.Count + plan.Refusals - stored - _refused;
        await StepAsync(
            plan.Rollups, part => ExecuteAsync(RollupRows.Upsert(part, known.Streams), stop), Refused.Rollup, stop);
        var streams = plan.Streams.ToDictionary(key => known.Streams.StreamOf(key.Box, key.Epoch));
        int[] locked = [.. streams.Keys.Union(StatusRows.StreamsOf(plan.Statuses, known.Streams))];
        if (locked.Length > 0) await ExecuteAsync(PlaceRanges.Lock(locked), stop);
        await StepAsync(
            plan.Statuses, part => ExecuteAsync(StatusRows.Take(part, known.Streams), stop), Refused.Status, stop);
        if (_quarantined.Count > 0) await ExecuteAsync(QuarantineRows.Insert(_quarantined, known.Streams), stop);
        await HoldAsync(stop);
        if (plan.Gaps.Count > 0) await ExecuteAsync(GapRows.Name(plan.Gaps, known.Streams, now), stop);
        var custody = await CustodyAsync(streams, stop);
        await transaction.CommitAsync(stop);
        return new BatchOutcome(stored, duplicates, _refused, custody);
    }

    private async Task<int> InsertEventsAsync(CancellationToken stop)
    {
        var placed = plan.Events
            .Select(row => new PlacedEvent(known.Streams.StreamOf(row.Box, row.Epoch), row)).ToArray();
        Array.Sort(placed, PlacedEvent.Compare);
        var missing = await HeldPlaces.MissingAsync(connection, placed, stop);
        var refused = new HashSet<PlacedEvent>();
        await StepAsync(
            [.. missing.OrderBy(row => row.Event.Time.UtcTicks / TimeSpan.TicksPerDay)],
            part => EventCopy.WriteAsync(connection, part, known.Kinds, stop),
            Refuse, stop);
        _places.AddFresh(missing.Where(row => !refused.Contains(row)));
        return missing.Count - refused.Count;

        void Refuse(PlacedEvent row, PostgresException fault)
        {
            refused.Add(row);
            if (DatabaseFaults.IsDuplicate(fault)) _places.AddKnown(row.Stream, row.Event.Sequence, row.Event.Sequence);
            else Quarantine(Refused.Event(row.Event, DatabaseFaults.Sentence(fault)));
        }
    }

    private Task StepAsync<T>(
        IReadOnlyList<T> items, Func<IReadOnlyList<T>, Task> store, Func<T, string, QuarantinedMessage> refuse,
        CancellationToken stop) =>
        StepAsync(items, store, (item, fault) => Quarantine(refuse(item, DatabaseFaults.Sentence(fault))), stop);

    private async Task StepAsync<T>(
        IReadOnlyList<T> items, Func<IReadOnlyList<T>, Task> store, Action<T, PostgresException> refuse,
        CancellationToken stop)
    {
        if (items.Count == 0) return;
        if (isolating) await Isolation.RunAsync(_transaction!, items, store, refuse, stop);
        else await store(items);
    }

    private void Quarantine(QuarantinedMessage message)
    {
        _quarantined.Add(message);
        _refused++;
    }

    private async Task HoldAsync(CancellationToken stop)
    {
        foreach (var message in _quarantined.Where(QuarantineRows.HasPlace))
        {
            var stream = known.Streams.StreamOf(message.Box!.Value, message.Epoch!);
            _places.AddKnown(stream, message.Sequence!.Value, message.Sequence.Value);
        }

        if (!_places.IsEmpty) await ExecuteAsync(_places.Hold(), stop);
    }

    private async Task<IReadOnlyList<CustodyLine>> CustodyAsync(
        Dictionary<int, (BoxAddress Box, string Epoch)> streams, CancellationToken stop)
    {
        if (streams.Count == 0) return [];
        await using var look = PlaceRanges.Upto([.. streams.Keys]);
        look.Connection = connection;
        await using var rows = await look.ExecuteReaderAsync(stop);
        var lines = new List<CustodyLine>(streams.Count);
        while (await rows.ReadAsync(stop))
        {
            var (box, epoch) = streams[rows.GetInt32(0)];
            lines.Add(new CustodyLine(box, epoch, rows.GetInt64(1)));
        }

        return lines;
    }

    private async Task ExecuteAsync(NpgsqlCommand command, CancellationToken stop)
    {
        await using (command)
        {
            command.Connection = connection;
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
