// Which numbers the database gave to kinds of events. They never change, so they are asked for once.
using System.Collections.Concurrent;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>The numbers of kinds, known to this program or not.</summary>
internal sealed class KindCatalogue
{
    private readonly ConcurrentDictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>The number of a kind that was learned.</summary>
    public int Of(string type) => _known[type];

    /// <summary>Learns what is not known yet; kinds that are new get their numbers.</summary>
    /// <param name="connection">Outside any transaction: a number is given for good.</param>
    /// <param name="types">The types with their versions.</param>
    /// <param name="stop">Cancels.</param>
    public async Task LearnAsync(NpgsqlConnection connection, IEnumerable<string> types, CancellationToken stop)
    {
        var unknown = types.Where(type => !_known.ContainsKey(type)).Distinct().ToArray();
        if (unknown.Length == 0) return;
        await using var ask = new NpgsqlCommand("select id, type from hq.kinds_of($1)", connection)
        {
            Parameters = { new() { Value = unknown } },
        };
        await using var rows = await ask.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop)) _known[rows.GetString(1)] = rows.GetInt32(0);
    }
}
