// Events on their way into the table, by binary COPY: straight into the partitions, since custody has already sorted
// out what is there.
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Writes events in a connection's transaction.</summary>
internal static class EventCopy
{
    private const string Sql =
        "copy hq.events (stream, kind, sequence, time, recorded, synced, historical, device, data) "
        + "from stdin (format binary)";

    private const int Piece = 64 * 1024;

    /// <summary>Writes rows; they are in the table when this returns.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="events">In the order of their days: COPY then fills one partition after the other.</param>
    /// <param name="kinds">Knows all their kinds.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<PlacedEvent> events, KindCatalogue kinds, CancellationToken stop)
    {
        if (events.Count == 0) return;
        await using var copy = await connection.BeginRawBinaryCopyAsync(Sql, stop);
        var buffer = new CopyBuffer();
        buffer.WriteHeader();
        foreach (var placed in events)
        {
            WriteRow(buffer, placed, kinds);
            if (buffer.Written.Length < Piece) continue;
            await copy.WriteAsync(buffer.Written, stop);
            buffer.Clear();
        }

        buffer.WriteTrailer();
        await copy.WriteAsync(buffer.Written, stop);
    }

    private static void WriteRow(CopyBuffer buffer, PlacedEvent placed, KindCatalogue kinds)
    {
        var received = placed.Event;
        buffer.StartRow(9);
        buffer.Write(placed.Stream);
        buffer.Write(kinds.Of(received.Type));
        buffer.Write(received.Sequence);
        buffer.Write(received.Time);
        buffer.Write(received.Recorded);
        buffer.Write(received.Synced);
        buffer.Write(received.Historical);
        buffer.Write(received.Device);
        buffer.WriteJson(received.Data.Span);
    }
}
