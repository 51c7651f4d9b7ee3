// The rows of one class as the writer sees them: appended at the end, taken away at the front.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>One of the tables <c>events_low</c>, <c>events_normal</c>, <c>events_urgent</c>.</summary>
internal sealed class ClassTable
{
    private const int Skipped = (int)RowMarks.Skipped;
    private readonly Database _database;
    private readonly Priority _priority;
    private readonly Statement _select;
    private readonly Statement _insert;
    private readonly Statement _count;
    private readonly Statement _live;
    private readonly Statement _forward;
    private readonly Statement _backward;
    private readonly Statement _newest;
    private readonly Statement _nth;
    private readonly Statement _oldest;
    private readonly Statement _delete;
    private readonly Statement _mark;
    private readonly Statement _before;
    private readonly Statement _remove;
    private readonly Statement _recorded;
    private readonly Statement _next;

    public ClassTable(Database database, Priority priority)
    {
        var table = Name(priority);
        _priority = priority;
        _select = database.Prepare($"SELECT gap, origin, marks, time, recorded, crc, data FROM {table} WHERE seq = ?1");
        _database = database;
        _insert = database.Prepare(
            $"""
            INSERT INTO {table}(seq, gap, origin, marks, time, recorded, crc, data)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            """);
        _count = database.Prepare($"SELECT count(*) FROM {table}");
        _live = database.Prepare(
            $"SELECT count(*) FROM {table} WHERE seq > ?1 AND seq <= ?2 AND marks & {Skipped} = 0");
        _forward = database.Prepare(
            $"SELECT seq FROM {table} WHERE seq > ?1 AND seq <= ?2 ORDER BY seq LIMIT 1 OFFSET ?3");
        _backward = database.Prepare(
            $"SELECT seq FROM {table} WHERE seq > ?1 AND seq <= ?2 ORDER BY seq DESC LIMIT 1 OFFSET ?3");
        _newest = database.Prepare($"SELECT max(seq) FROM {table}");
        _oldest = database.Prepare($"SELECT min(seq) FROM {table}");
        _nth = database.Prepare($"SELECT seq FROM {table} ORDER BY seq LIMIT 1 OFFSET ?1");
        _delete = database.Prepare($"DELETE FROM {table} WHERE seq <= ?1");
        _mark = database.Prepare($"UPDATE {table} SET marks = ?2, crc = ?3 WHERE seq = ?1");
        _before = database.Prepare($"SELECT max(seq) FROM {table} WHERE seq < ?1");
        _remove = database.Prepare($"DELETE FROM {table} WHERE seq = ?1");
        _recorded = database.Prepare(
            $"SELECT recorded FROM {table} WHERE seq > ?1 AND marks & {Skipped} = 0 ORDER BY seq LIMIT 1");
        _next = database.Prepare(
            $"SELECT seq FROM {table} WHERE seq > ?1 AND marks & {Skipped} = 0 ORDER BY seq LIMIT 1");
    }

    /// <summary>The table of a class.</summary>
    public static string Name(Priority priority) => priority switch
    {
        Priority.Low => "events_low",
        Priority.Normal => "events_normal",
        _ => "events_urgent",
    };

    public void Insert(in EventRow row, Origin origin, ReadOnlySpan<byte> payload) =>
        _insert.Bind(1, row.Sequence).Bind(2, row.Gap).Bind(3, origin.Id).Bind(4, row.Packed).Bind(5, row.Time)
            .Bind(6, row.Recorded).Bind(7, row.Check(origin.Seed, payload)).Bind(8, payload).Run();

    /// <summary>All rows.</summary>
    public long Count() => _count.Number() ?? 0;

    /// <summary>Rows after one sequence and up to another that are to be handed over.</summary>
    public long Waiting(long after, long upTo) => after >= upTo ? 0 : _live.Bind(1, after).Bind(2, upTo).Number() ?? 0;

    /// <summary>
    /// The part of a range of sequences that holds a bounded number of rows, counted from one of its ends.
    /// </summary>
    public (long After, long UpTo) Window(long after, long upTo, int most, bool fromFront)
    {
        var edge = (fromFront ? _forward : _backward).Bind(1, after).Bind(2, upTo).Bind(3, most).Number();
        return fromFront ? (after, edge ?? upTo) : (edge ?? after, upTo);
    }

    /// <summary>The largest sequence; null when the table is empty.</summary>
    public long? Newest() => _newest.Number();

    /// <summary>The smallest sequence; null when the table is empty.</summary>
    public long? Oldest() => _oldest.Number();

    /// <summary>The sequence of the row at a position from the front, from 0; null when there are fewer.</summary>
    public long? At(long position) => _nth.Bind(1, position).Number();

    /// <summary>When the first row after a sequence was accepted, UTC ticks; null when there is none.</summary>
    public long? RecordedAfter(long sequence) => _recorded.Bind(1, sequence).Number();

    /// <summary>The first row after a sequence that is to be handed over; null when there is none.</summary>
    public long? WaitingAfter(long sequence) => _next.Bind(1, sequence).Number();

    /// <summary>Takes rows away at the front; says how many.</summary>
    public int DeleteUpTo(long sequence)
    {
        _delete.Bind(1, sequence).Run();
        return _database.Changes;
    }

    /// <summary>True where the newest row is what was written, or there is none.</summary>
    public bool NewestIsGenuine(Origins origins) => Newest() is not { } newest || Genuine(newest, origins, out _);

    /// <summary>
    /// Marks a row, so that no reader returns it again; one whose content is wrong is replaced by a stone. False when
    /// it
    /// is not there, or was marked before.
    /// </summary>
    public bool Mark(long sequence, RowMarks marks, Origins origins, long floor)
    {
        if (!Exists(sequence)) return false;
        if (Genuine(sequence, origins, out var found))
        {
            var (row, origin, payload) = found;
            if ((PackedMarks.Marks(row.Packed) & RowMarks.Skipped) != 0) return false;
            row = row with { Packed = row.Packed | (long)marks };
            _mark.Bind(1, sequence).Bind(2, row.Packed).Bind(3, row.Check(origin.Seed, payload)).Run();
        }
        else
        {
            PutStone(sequence, origins, floor);
        }

        return true;
    }

    /// <summary>
    /// Puts a stone where a row was lost: an empty row, marked as damaged, that keeps the chain whole.
    /// </summary>
    public void PutStone(long sequence, Origins origins, long floor)
    {
        _remove.Bind(1, sequence).Run();
        var before = _before.Bind(1, sequence).Number() ?? floor;
        var row = new EventRow(sequence, sequence - before, PackedMarks.Pack(_priority, RowMarks.Damaged), 0, 0);
        Insert(row, origins.Of(EventKinds.BufferDropped, "box"), []);
    }

    private bool Exists(long sequence)
    {
        var exists = _select.Bind(1, sequence).Step();
        _select.Reset();
        return exists;
    }

    private bool Genuine(long sequence, Origins origins, out (EventRow Row, Origin Origin, byte[] Payload) found)
    {
        found = default;
        try
        {
            if (!_select.Bind(1, sequence).Step()) return false;
            var row = new EventRow(
                sequence, _select.Integer(0), _select.Integer(2), _select.Integer(3), _select.Integer(4));
            if (origins.Find(_select.Integer(1)) is not { } origin) return false;
            found = (row, origin, _select.Blob(6).ToArray());
            return row.Check(origin.Seed, found.Payload) == _select.Integer(5);
        }
        finally
        {
            _select.Reset();
        }
    }
}
