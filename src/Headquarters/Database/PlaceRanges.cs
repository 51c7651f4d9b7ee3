// Places as ranges: what custody is counted in.
using Npgsql;

namespace EdgeAgent.Headquarters.Database;

/// <summary>Collects the places that a batch takes custody of, as the parameters of <c>hq.hold</c>.</summary>
internal sealed class PlaceRanges
{
    private readonly List<int> _streams = [];
    private readonly List<long> _firsts = [];
    private readonly List<long> _lasts = [];
    private readonly List<bool> _fresh = [];

    /// <summary>Whether there is nothing to take custody of.</summary>
    public bool IsEmpty => _streams.Count == 0;

    /// <summary>Adds events that this batch has inserted, in the order of stream and sequence.</summary>
    public void AddFresh(IEnumerable<PlacedEvent> events)
    {
        foreach (var (stream, received) in events)
        {
            if (_streams.Count > 0 && _fresh[^1] && _streams[^1] == stream && _lasts[^1] == received.Sequence - 1)
                _lasts[^1] = received.Sequence;
            else Add(stream, received.Sequence, received.Sequence, fresh: true);
        }
    }

    /// <summary>Adds a range that may be held already, in part or whole.</summary>
    public void AddKnown(int stream, long first, long last) => Add(stream, first, last, fresh: false);

    /// <summary>The call that locks streams until the transaction's end.</summary>
    public static NpgsqlCommand Lock(int[] streams) => new("select hq.lock_streams($1)")
    {
        Parameters = { new() { Value = streams } },
    };

    /// <summary>The call that takes custody.</summary>
    public NpgsqlCommand Hold() => new("select hq.hold($1, $2, $3, $4)")
    {
        Parameters =
        {
            new() { Value = _streams.ToArray() },
            new() { Value = _firsts.ToArray() },
            new() { Value = _lasts.ToArray() },
            new() { Value = _fresh.ToArray() },
        },
    };

    /// <summary>The call that says how far custody reaches.</summary>
    public static NpgsqlCommand Upto(int[] streams) => new("select id, upto from hq.streams where id = any ($1)")
    {
        Parameters = { new() { Value = streams } },
    };

    private void Add(int stream, long first, long last, bool fresh)
    {
        _streams.Add(stream);
        _firsts.Add(first);
        _lasts.Add(last);
        _fresh.Add(fresh);
    }
}
