// Follows the chain of gaps through a class: shows rows that vanished without a trace, and tells one bad row, which is
// named by itself, from a file that is wrong altogether.
namespace EdgeAgent.Outbox.Storage;

/// <summary>The state of one pass in rising order.</summary>
/// <param name="after">The sequence after which the pass begins.</param>
/// <param name="floor">Asks, when first needed, up to where rows are gone and accounted for.</param>
internal sealed class ChainScan(long after, Func<long> floor)
{
    private long _last = after;
    private long? _suspect;

    /// <summary>Rows that are there and wrong, between neighbours that are right.</summary>
    public List<long> Damaged { get; } = [];

    /// <summary>False while the row seen last is a suspect whose right neighbour was not seen yet.</summary>
    public bool Settled => _suspect is null;

    /// <summary>Takes the next row.</summary>
    /// <exception cref="StoreFault">Where the order falls, rows are missing, or two rows in a row are
    /// wrong.</exception>
    public void See(in EventRow row, bool genuine)
    {
        if (row.Sequence <= _last)
            throw Broken($"row {row.Sequence} stands after row {_last}");
        if (!genuine)
        {
            if (_suspect is not null) throw Broken($"the rows {_suspect} and {row.Sequence} are both wrong");
            _suspect = row.Sequence;
        }
        else if (_suspect is { } suspect)
        {
            if (row.Previous != suspect)
                throw Broken($"row {row.Sequence} follows row {row.Previous}, not row {suspect}");
            Damaged.Add(suspect);
            _suspect = null;
        }
        else if (row.Previous > _last && row.Previous > floor())
        {
            throw Broken($"rows after {_last} and up to {row.Previous} are missing");
        }

        _last = row.Sequence;
    }

    /// <summary>The pass is over.</summary>
    /// <exception cref="StoreFault">Where it ended on a wrong row: its sequence cannot be believed.</exception>
    public void End()
    {
        if (_suspect is { } suspect) throw Broken($"the last row, {suspect}, is wrong");
    }

    private static StoreFault Broken(string what) => new(StoreTrouble.Damaged, $"The database is damaged: {what}.");
}
