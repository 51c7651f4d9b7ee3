// Finds every genuine row in the bytes of a damaged file and its log, whatever has become of the tree around them: each
// page is tried as a table leaf, and a row counts only when its checksum is right.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>A row found in the bytes, with its content.</summary>
internal readonly record struct SalvagedRow(EventRow Row, EventKind Kind, string Device, byte[] Payload);

/// <summary>The rows of a damaged file, in the order of their sequence.</summary>
internal sealed class Salvage : IDisposable
{
    private readonly PageImages _pages;
    private readonly List<Found> _found = [];
    private readonly Dictionary<long, List<Origin>> _origins = [];
    private readonly Dictionary<(string, string, string, DateTimeOffset), (Rollup Rollup, int Revision)> _rollups = [];

    private Salvage(PageImages pages) => _pages = pages;

    /// <summary>Rows found.</summary>
    public int Count => _found.Count;

    /// <summary>Rollups found, the newest revision of each.</summary>
    public IEnumerable<(Rollup Rollup, int Revision)> Rollups => _rollups.Values;

    /// <summary>Reads all pages; rows up to the floor are old copies of what is gone, and are passed over.</summary>
    public static Salvage Scan(StateFiles files, PerClass floor)
    {
        var salvage = new Salvage(PageImages.Open(files));
        salvage.EachCell((_, cell) => salvage.TakeOrigin(cell));
        salvage.EachCell((address, cell) => salvage.TakeRow(address, cell, floor));
        salvage.Sort();
        return salvage;
    }

    /// <summary>Sequence, class and predecessor of each row, in rising order.</summary>
    public IEnumerable<(long Sequence, Priority Class, long Previous)> Links() =>
        _found.Select(found => (found.Sequence, found.Class, found.Previous));

    /// <summary>Rows in a range of sequences, of any class.</summary>
    public long CountBetween(long from, long to) => Position(to + 1) - Position(from);

    /// <summary>The rows with their content, in rising order.</summary>
    public IEnumerable<SalvagedRow> Rows()
    {
        foreach (var found in _found)
        {
            if (RecordCell.Read(_pages, found.Address) is { } cell && Genuine(cell) is { } row) yield return row;
        }
    }

    public void Dispose() => _pages.Dispose();

    private void EachCell(Action<CellAddress, RecordCell> take)
    {
        for (var image = 0; image < _pages.Count; image++)
        {
            foreach (var cell in RecordCell.InPage(_pages, image)) take(cell.Address, cell);
        }
    }

    private void TakeOrigin(RecordCell cell)
    {
        if (cell.Columns != 3 || cell.Text(1) is not { } kind || cell.Text(2) is not { } device) return;
        var origin = new Origin(cell.RowId, EventKinds.Of(kind), device);
        if (!_origins.TryGetValue(cell.RowId, out var known)) _origins[cell.RowId] = known = [];
        if (!known.Exists(other => other.Seed == origin.Seed)) known.Add(origin);
    }

    private void TakeRow(CellAddress address, RecordCell cell, PerClass floor)
    {
        if (cell.Columns == Schema.RollupColumns) TakeRollup(cell);
        if (Genuine(cell) is not { Row: var row }) return;
        var priority = PackedMarks.Class(row.Packed);
        if (row.Sequence <= floor[priority]) return;
        var skipped = (PackedMarks.Marks(row.Packed) & RowMarks.Skipped) != 0;
        _found.Add(new Found(row.Sequence, row.Previous, priority, skipped, address));
    }

    private void TakeRollup(RecordCell cell)
    {
        if (cell.Text(1) is not { } metric || cell.Text(2) is not { } period || cell.Text(3) is not { } subject
            || cell.Blob(8) is not { } values || Utc(cell.Number(4)) is not { } starts
            || Utc(cell.Number(5)) is not { } ends) return;
        var rollup = new Rollup(metric, period, subject, starts, ends, values);
        var revision = (int)cell.Number(6);
        var key = (metric, period, subject, starts);
        if (RollupTable.Check(rollup, revision) != cell.Number(9)) return;
        if (!_rollups.TryGetValue(key, out var known) || known.Revision <= revision) _rollups[key] = (rollup, revision);
    }

    private SalvagedRow? Genuine(RecordCell cell)
    {
        if (cell.Columns != Schema.EventColumns || cell.Blob(7) is not { } payload) return null;
        var row = new EventRow(cell.RowId, cell.Number(1), cell.Number(3), cell.Number(4), cell.Number(5));
        foreach (var origin in _origins.GetValueOrDefault(cell.Number(2)) ?? [])
        {
            if (row.Check(origin.Seed, payload) == cell.Number(6))
                return new SalvagedRow(row, origin.Kind, origin.Device, payload);
        }

        return null;
    }

    // The same row is found more than once: in the log and in the file, before and after it was marked. The marked copy
    // is the newer one; among equals the one found last, which is the log's.
    private void Sort()
    {
        var newest = _found
            .Select((found, order) => (found, order))
            .OrderBy(item => item.found.Sequence)
            .ThenByDescending(item => item.found.Skipped)
            .ThenByDescending(item => item.order)
            .Select(item => item.found)
            .ToList();
        _found.Clear();
        foreach (var found in newest)
        {
            if (_found.Count == 0 || _found[^1].Sequence != found.Sequence) _found.Add(found);
        }
    }

    private int Position(long sequence)
    {
        var (low, high) = (0, _found.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_found[middle].Sequence < sequence) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static DateTimeOffset? Utc(long ticks) =>
        ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);

    private readonly record struct Found(
        long Sequence, long Previous, Priority Class, bool Skipped, CellAddress Address);
}
