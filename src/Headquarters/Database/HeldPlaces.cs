// Sorts out which events of a batch HQ already has custody of.
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Looks at custody before anything is inserted.</summary>
internal static class HeldPlaces
{
    // Only what overlaps the batch is sent: nothing at all, as a rule.
    private const string Sql =
        """
        select w.stream, lower(piece), upper(piece) - 1
        from unnest($1, $2, $3) w (stream, first, last)
        join hq.streams s on s.id = w.stream
        cross join lateral unnest(s.held * int8multirange(int8range(w.first, w.last, '[]'))) piece
        """;

    /// <summary>The events that are not held, each place once.</summary>
    /// <param name="connection">In the batch's transaction or not: `hq.hold` looks again.</param>
    /// <param name="events">In the order of stream and sequence.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<List<PlacedEvent>> MissingAsync(
        NpgsqlConnection connection, IReadOnlyList<PlacedEvent> events, CancellationToken stop)
    {
        var held = await HeldAsync(connection, events, stop);
        var missing = new List<PlacedEvent>(events.Count);
        var (stream, sequence) = (0, 0L);
        foreach (var placed in events)
        {
            if (placed.Stream == stream && placed.Event.Sequence == sequence) continue;
            (stream, sequence) = (placed.Stream, placed.Event.Sequence);
            if (!held.TryGetValue(stream, out var ranges) || !Holds(ranges, sequence)) missing.Add(placed);
        }

        return missing;
    }

    private static async Task<Dictionary<int, Queue<Range>>> HeldAsync(
        NpgsqlConnection connection, IReadOnlyList<PlacedEvent> events, CancellationToken stop)
    {
        var held = new Dictionary<int, Queue<Range>>();
        if (events.Count == 0) return held;
        var (streams, firsts, lasts) = Windows(events);
        await using var look = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = streams.ToArray() },
                new() { Value = firsts.ToArray() },
                new() { Value = lasts.ToArray() },
            },
        };
        await using var rows = await look.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var stream = rows.GetInt32(0);
            if (!held.TryGetValue(stream, out var ranges)) held[stream] = ranges = [];
            ranges.Enqueue(new Range(rows.GetInt64(1), rows.GetInt64(2)));
        }

        return held;
    }

    // The first and the last sequence of each stream.
    private static (List<int> Streams, List<long> Firsts, List<long> Lasts) Windows(IReadOnlyList<PlacedEvent> events)
    {
        var (streams, firsts, lasts) = (new List<int>(), new List<long>(), new List<long>());
        foreach (var (stream, received) in events)
        {
            if (streams.Count > 0 && streams[^1] == stream)
            {
                lasts[^1] = received.Sequence;
                continue;
            }

            streams.Add(stream);
            firsts.Add(received.Sequence);
            lasts.Add(received.Sequence);
        }

        return (streams, firsts, lasts);
    }

    // Ranges come in order, and so do the sequences: what lies behind is done with.
    private static bool Holds(Queue<Range> ranges, long sequence)
    {
        while (ranges.TryPeek(out var range) && range.Last < sequence) ranges.Dequeue();
        return ranges.TryPeek(out var next) && next.First <= sequence;
    }

    private readonly record struct Range(long First, long Last);
}
