// Which numbers the database gave to boxes and to their epochs. They never change, so they are asked for once.
using System.Collections.Concurrent;
using EdgeAgent.Contracts;
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>The numbers of boxes and streams; a stream is one epoch of one box.</summary>
internal sealed class StreamCatalogue
{
    // A hundred thousand boxes with a re-imaging each, some 30 MB: enough, and bounded.
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<(BoxAddress Box, string? Epoch), (int Box, int Stream)> _known = new();

    /// <summary>Whether it has grown so large that a new one is better.</summary>
    public bool IsFull => _known.Count > Most;

    /// <summary>The number of a box that was learned.</summary>
    public int BoxOf(BoxAddress box) => _known[(box, null)].Box;

    /// <summary>The number of a stream that was learned.</summary>
    public int StreamOf(BoxAddress box, string epoch) => _known[(box, epoch)].Stream;

    /// <summary>Learns what is not known yet; boxes and epochs that are new get their numbers.</summary>
    /// <param name="connection">Outside any transaction: a number is given for good.</param>
    /// <param name="wanted">Boxes and epochs; without an epoch the box alone.</param>
    /// <param name="stop">Cancels.</param>
    public async Task LearnAsync(
        NpgsqlConnection connection, IEnumerable<(BoxAddress Box, string? Epoch)> wanted, CancellationToken stop)
    {
        var unknown = wanted.Distinct().Where(key => !_known.ContainsKey(key)).ToArray();
        if (unknown.Length == 0) return;
        await using var ask = new NpgsqlCommand("select n, box, stream from hq.streams_of($1, $2, $3, $4)", connection)
        {
            Parameters =
            {
                new() { Value = unknown.Select(key => key.Box.Tenant).ToArray() },
                new() { Value = unknown.Select(key => key.Box.Store).ToArray() },
                new() { Value = unknown.Select(key => key.Box.Box).ToArray() },
                new() { Value = unknown.Select(key => key.Epoch).ToArray() },
            },
        };
        await using var rows = await ask.ExecuteReaderAsync(stop);
        while (await rows.ReadAsync(stop))
        {
            var key = unknown[rows.GetInt64(0) - 1];
            _known[key] = (rows.GetInt32(1), key.Epoch is null ? 0 : rows.GetInt32(2));
        }
    }
}
