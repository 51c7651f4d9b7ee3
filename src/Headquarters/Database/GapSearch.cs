// Looks for events that no message brought, and notes that they are asked for.
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Storing;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Finds gaps; of several instances that look at once, one does.</summary>
internal static class GapSearch
{
    /// <summary>Finds what is due to be asked for.</summary>
    public static async Task<IReadOnlyList<OpenGap>> RunAsync(
        NpgsqlDataSource source, DateTimeOffset now, TimeSpan grace, TimeSpan askedWithin, int most,
        CancellationToken stop)
    {
        await using var ask = source.CreateCommand(
            "select tenant, store, box, epoch, first, last, asked from hq.ask_for_gaps($1, $2, $3, $4)");
        ask.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
        ask.Parameters.Add(new NpgsqlParameter { Value = grace });
        ask.Parameters.Add(new NpgsqlParameter { Value = askedWithin });
        ask.Parameters.Add(new NpgsqlParameter { Value = most });
        await using var rows = await ask.ExecuteReaderAsync(stop);
        var gaps = new List<OpenGap>();
        while (await rows.ReadAsync(stop))
        {
            var box = new BoxAddress(rows.GetString(0), rows.GetString(1), rows.GetString(2));
            gaps.Add(new OpenGap(box, rows.GetString(3), rows.GetInt64(4), rows.GetInt64(5), rows.GetInt32(6)));
        }

        return gaps;
    }
}
