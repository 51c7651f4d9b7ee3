// The reader's connection: read only, beside the writer's. It trusts no row: the checksum must be right, the order must
// rise, and the chain of gaps must show no row missing.
using System.Globalization;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>What a read yields.</summary>
/// <param name="Events">Intact events in the order of their sequence.</param>
/// <param name="Damaged">Rows to be named: their content is not what was written, or no key at hand opens it.</param>
/// <param name="Skipped">Rows that are there and never handed over, with their marks.</param>
internal sealed record ReadBatch(
    IReadOnlyList<StoredEvent> Events, IReadOnlyList<long> Damaged,
    IReadOnlyList<(long Sequence, RowMarks Marks)> Skipped);

/// <summary>Reads events and rollups. One thread at a time.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly Database _database;
    private readonly PayloadCipher _cipher;
    private readonly Origins _origins;
    private readonly LedgerTable _ledger;
    private readonly Statement[] _select;
    private readonly Statement[] _next;

    private EventReader(Database database, PayloadCipher cipher)
    {
        _database = database;
        _cipher = cipher;
        _origins = new Origins(database);
        _ledger = new LedgerTable(database);
        _select = [.. PerClass.All.Select(priority => database.Prepare(
            $"""
            SELECT seq, gap, origin, marks, time, recorded, crc, data FROM {ClassTable.Name(priority)}
            WHERE seq > ?1 ORDER BY seq
            """))];
        _next = [.. PerClass.All.Select(priority => database.Prepare(
            $"""
            SELECT seq, recorded FROM {ClassTable.Name(priority)}
            WHERE seq > ?1 AND marks & {(int)RowMarks.Skipped} = 0 ORDER BY seq LIMIT 1
            """))];
        Rollups = new RollupReader(database);
    }

    /// <summary>The rollups.</summary>
    public RollupReader Rollups { get; }

    /// <summary>Opens the file for reading.</summary>
    public static EventReader Open(string path, PayloadCipher cipher)
    {
        var database = Database.Open(path, readOnly: true);
        try
        {
            return new EventReader(database, cipher);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>The figures beside the rows, as they were written last.</summary>
    public Ledger? Ledger() => _ledger.Load();

    /// <summary>Reads events of a class, see <see cref="IOutboxReader.ReadAsync"/>.</summary>
    /// <exception cref="StoreFault">Where rows are missing or the file cannot be read.</exception>
    public ReadBatch Read(
        Priority priority, long after, int maximumEvents, long maximumBytes, long upTo = long.MaxValue)
    {
        var select = _select[(int)priority].Bind(1, after);
        _database.Execute("BEGIN");
        try
        {
            var scan = new ChainScan(after, () => _ledger.Load()?.Floor[priority] ?? 0);
            var events = new List<StoredEvent>();
            var skipped = new List<(long, RowMarks)>();
            long bytes = 0;
            long last = after;
            while (!(Enough() && scan.Settled) && select.Step())
            {
                var row = new EventRow(
                    select.Integer(0), select.Integer(1), select.Integer(3), select.Integer(4), select.Integer(5));
                var origin = _origins.Find(select.Integer(2));
                var payload = select.Blob(7);
                var genuine = origin is not null && row.Check(origin.Seed, payload) == select.Integer(6);
                scan.See(row, genuine);
                var full = Enough();
                last = row.Sequence;
                if (!genuine || full || last > upTo) continue;
                if ((PackedMarks.Marks(row.Packed) & RowMarks.Skipped) is not RowMarks.None and var marks)
                    skipped.Add((last, marks));
                else if (Decode(row, origin!, payload) is { } stored)
                {
                    events.Add(stored);
                    bytes += payload.Length;
                }
                else
                {
                    scan.Damaged.Add(row.Sequence);
                }
            }

            scan.End();
            return new ReadBatch(events, scan.Damaged, skipped);

            bool Enough() =>
                last >= upTo || (events.Count > 0 && (events.Count >= maximumEvents || bytes >= maximumBytes));
        }
        finally
        {
            select.Reset();
            if (_database.InTransaction) _database.Execute("COMMIT");
        }
    }

    /// <summary>
    /// The sequence after which everything was recorded at or after a moment: sequences and that time rise together, so
    /// some 30 looks find it.
    /// </summary>
    public long RecordedSince(DateTimeOffset since, long last)
    {
        var (low, high) = (0L, last);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var (sequence, recorded) = Next(middle);
            if (sequence > last || recorded >= since.UtcTicks) high = middle;
            else low = sequence;
        }

        return low;
    }

    /// <summary>Bytes on disk in use.</summary>
    public long Bytes() => (Number("PRAGMA page_count") - Number("PRAGMA freelist_count")) * Schema.PageBytes;

    /// <summary>How full a class is; counted row by row.</summary>
    public ClassFigures Figures(Priority priority, long handed)
    {
        var table = ClassTable.Name(priority);
        var waiting = string.Create(
            CultureInfo.InvariantCulture, $"FROM {table} WHERE seq > {handed} AND marks & {(int)RowMarks.Skipped} = 0");
        var oldest = Number($"SELECT recorded {waiting} ORDER BY seq LIMIT 1");
        return new ClassFigures(
            priority, Number($"SELECT count(*) FROM {table}"), Number($"SELECT count(*) {waiting}"), handed,
            Number($"SELECT max(seq) FROM {table}"), oldest == 0 ? null : Utc(oldest));
    }

    public void Dispose() => _database.Dispose();

    // The first row of any class after a sequence.
    private (long Sequence, long Recorded) Next(long after)
    {
        var next = (Sequence: long.MaxValue, Recorded: 0L);
        foreach (var statement in _next)
        {
            if (statement.Bind(1, after).Step() && statement.Integer(0) < next.Sequence)
                next = (statement.Integer(0), statement.Integer(1));
            statement.Reset();
        }

        return next;
    }

    private long Number(string sql) =>
        long.TryParse(_database.Ask(sql), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>A moment as it stands in the file; one that is none is moved to the nearest that is.</summary>
    public static DateTimeOffset Utc(long ticks) =>
        new(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);

    private StoredEvent? Decode(in EventRow row, Origin origin, ReadOnlySpan<byte> payload)
    {
        var marks = PackedMarks.Marks(row.Packed);
        var data = marks.HasFlag(RowMarks.Encrypted)
            ? _cipher.Decrypt(row.Sequence, origin.Kind.Type, payload)
            : payload.ToArray();
        if (data is null) return null;
        // A kind that this version does not know has the class that its own version gave it.
        var priority = PackedMarks.Class(row.Packed);
        var kind = origin.Kind.Priority == priority ? origin.Kind : origin.Kind with { Priority = priority };
        return new StoredEvent(
            row.Sequence, kind, origin.Device, Utc(row.Time),
            marks.HasFlag(RowMarks.Estimated) ? ClockState.Estimated : ClockState.Synced, Utc(row.Recorded), data);
    }
}
