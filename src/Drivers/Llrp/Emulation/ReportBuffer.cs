// The rows that an emulated reader has not sent yet. Reads of one tag at one antenna merge in a row, as real readers
// merge them; what no client takes is kept up to a limit, and then the oldest goes.
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Llrp.Emulation;

/// <summary>A row of a report.</summary>
internal sealed class ReportRow
{
    /// <summary>The tag.</summary>
    public required EpcBits Epc { get; init; }

    /// <summary>The antenna port.</summary>
    public required ushort Antenna { get; init; }

    /// <summary>The fields that the client wants.</summary>
    public required ReportContent Content { get; init; }

    /// <summary>The strongest signal, in 1/100 dBm.</summary>
    public short Rssi { get; set; }

    /// <summary>First and last time, by the reader's clock.</summary>
    public ulong First { get; init; }

    /// <summary>Last time, by the reader's clock.</summary>
    public ulong Last { get; set; }

    /// <summary>Reads in this row.</summary>
    public ushort Count { get; set; }
}

/// <summary>Gathers reads into rows, and rows into reports. Not safe for two threads at once.</summary>
/// <param name="limit">The most rows that are kept.</param>
internal sealed class ReportBuffer(int limit)
{
    /// <summary>The most rows in one report.</summary>
    public const int RowsInReport = 500;

    private readonly Dictionary<(EpcBits, ushort), ReportRow> _gathering = [];
    private readonly Queue<ReportRow> _due = new();
    private bool _overflowed;

    /// <summary>Rows that are kept.</summary>
    public int Count => _gathering.Count + _due.Count;

    /// <summary>Takes one read.</summary>
    /// <param name="read">The read.</param>
    /// <param name="content">How its row will look.</param>
    /// <param name="stamp">Its time by the reader's clock.</param>
    public void Add(EmulatedRead read, ReportContent content, ulong stamp)
    {
        var key = (read.Epc, read.Antenna);
        if (!_gathering.TryGetValue(key, out var row))
        {
            row = new ReportRow
            {
                Epc = read.Epc,
                Antenna = read.Antenna,
                Content = content,
                Rssi = read.RssiCentiDbm,
                First = stamp,
            };
            _gathering[key] = row;
        }

        row.Last = stamp;
        row.Rssi = Math.Max(row.Rssi, read.RssiCentiDbm);
        if (row.Count < ushort.MaxValue) row.Count++;
        if (content.Rows > 0 && _gathering.Count >= content.Rows) Flush();
        Shrink();
    }

    /// <summary>Makes everything that has gathered due now: GET_REPORT, or the end of a ROSpec.</summary>
    public void Flush()
    {
        foreach (var row in _gathering.Values.OrderBy(row => row.First)) _due.Enqueue(row);
        _gathering.Clear();
    }

    /// <summary>The rows of the next report.</summary>
    /// <returns>Null where none is due.</returns>
    public IReadOnlyList<ReportRow>? TakeDue()
    {
        if (_due.Count == 0) return null;
        var most = Math.Clamp(_due.Peek().Content.Rows, 1, RowsInReport);
        if (_due.Peek().Content.Rows == 0) most = RowsInReport;
        var rows = new List<ReportRow>();
        while (rows.Count < most && _due.TryDequeue(out var row)) rows.Add(row);
        return rows;
    }

    /// <summary>True once after rows were lost.</summary>
    public bool TakeOverflow()
    {
        var overflowed = _overflowed;
        _overflowed = false;
        return overflowed;
    }

    /// <summary>Forgets everything: what DELETE_ROSPEC does.</summary>
    public void Clear()
    {
        _gathering.Clear();
        _due.Clear();
    }

    private void Shrink()
    {
        if (Count <= limit) return;
        _overflowed = true;
        if (_due.Count == 0) Flush();
        _due.Dequeue();
    }
}
