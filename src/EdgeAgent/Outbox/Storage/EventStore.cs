// The database as the writer sees it: one connection, one transaction at a time.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>The writer's side of <c>outbox.db</c>. Used by one thread.</summary>
internal sealed class EventStore : IDisposable
{
    private readonly Database _database;
    private readonly ClassTable[] _classes;
    private readonly Origins _origins;
    private readonly LedgerTable _ledgerTable;
    private readonly Statement _pages;
    private readonly Statement _freePages;
    private readonly PayloadCipher _cipher;
    private Ledger _before;
    private Tally _tallyBefore;

    private EventStore(Database database, PayloadCipher cipher)
    {
        _database = database;
        _cipher = cipher;
        _classes = [.. PerClass.All.Select(priority => new ClassTable(database, priority))];
        _origins = new Origins(database);
        _ledgerTable = new LedgerTable(database);
        _pages = database.Prepare("PRAGMA page_count");
        _freePages = database.Prepare("PRAGMA freelist_count");
        Rollups = new RollupTable(database);
        Hours = new HourTable(database);
    }

    /// <summary>The figures beside the rows; written by <see cref="SaveLedger"/>.</summary>
    public Ledger Ledger { get; set; }

    /// <summary>Rows held and waiting.</summary>
    public Tally Tally { get; set; }

    /// <summary>The rollups.</summary>
    public RollupTable Rollups { get; }

    /// <summary>What stood where at each hour of running.</summary>
    public HourTable Hours { get; }

    /// <summary>Bytes in use; pages that are free are not counted.</summary>
    public long UsedBytes => ((_pages.Number() ?? 0) - FreePages) * Schema.PageBytes;

    /// <summary>Pages that the file holds and does not use.</summary>
    public long FreePages => _freePages.Number() ?? 0;

    /// <summary>Pages written to the log since the last call.</summary>
    public int TakePagesWritten() => _database.TakePagesWritten();

    public ClassTable this[Priority priority] => _classes[(int)priority];

    /// <summary>Opens a file, makes its tables where it is empty, and loads its figures.</summary>
    /// <exception cref="StoreFault">Where it is damaged, newer than this program, or cannot be opened.</exception>
    public static EventStore Open(string path, string epochIfNew, PayloadCipher cipher)
    {
        var database = Database.Open(path, readOnly: false);
        try
        {
            Schema.Bring(database);
            database.Execute("PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY");
            var store = new EventStore(database, cipher);
            store._origins.Load();
            store.Ledger = store._ledgerTable.Load() ?? store.NewLedger(epochIfNew);
            store.Count();
            return store;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Checks the whole file's structure; null where it is sound.</summary>
    public string? FindDamage() =>
        _database.Ask("PRAGMA quick_check(1)") is { } finding && finding != "ok" ? finding : null;

    public void Begin()
    {
        _before = Ledger;
        _tallyBefore = Tally;
        _database.Execute("BEGIN IMMEDIATE");
    }

    public void Commit() => _database.Execute("COMMIT");

    /// <summary>Takes the transaction back, wherever it stands.</summary>
    public void Rollback()
    {
        Ledger = _before;
        Tally = _tallyBefore;
        if (_database.InTransaction) _database.Execute("ROLLBACK");
        _origins.Load();
    }

    public void SaveLedger() => _ledgerTable.Save(Ledger);

    /// <summary>Gives an event its place and appends it; says its sequence.</summary>
    public long Append(NewEvent added, DateTimeOffset recorded)
    {
        var priority = added.Kind.Priority;
        var sequence = Ledger.Last.Highest + 1;
        var marks = added.Clock == ClockState.Estimated ? RowMarks.Estimated : RowMarks.None;
        var payload = added.Data.Span;
        if (added.Kind.Personal)
        {
            marks |= RowMarks.Encrypted;
            payload = _cipher.Encrypt(sequence, added.Kind.Type, payload);
        }

        var row = new EventRow(
            sequence, sequence - Ledger.Last[priority], PackedMarks.Pack(priority, marks), added.Time.UtcTicks,
            recorded.UtcTicks);
        this[priority].Insert(row, _origins.Of(added.Kind, added.Device), payload);
        Ledger = Ledger with { Last = Ledger.Last.With(priority, sequence) };
        Tally = Tally.Plus(priority, 1, 1);
        return sequence;
    }

    /// <summary>Puts a rescued row at its own place, linked to the one that was put before it.</summary>
    public void Restore(EventRow row, EventKind kind, string device, ReadOnlySpan<byte> payload)
    {
        var priority = PackedMarks.Class(row.Packed);
        row = row with { Gap = row.Sequence - Ledger.Last[priority] };
        this[priority].Insert(row, _origins.Of(kind, device), payload);
        Ledger = Ledger with { Last = Ledger.Last.With(priority, row.Sequence) };
    }

    /// <summary>True where the newest row of a class is what was written.</summary>
    public bool NewestIsGenuine(Priority priority) => this[priority].NewestIsGenuine(_origins);

    /// <summary>Marks a row wherever it stands; says its class, or null when it is gone or was marked before.</summary>
    public Priority? Mark(long sequence, RowMarks marks)
    {
        foreach (var priority in PerClass.All)
        {
            if (!this[priority].Mark(sequence, marks, _origins, Ledger.Floor[priority])) continue;
            if (sequence > Tally.Counted[priority]) Tally = Tally.Plus(priority, 0, -1);
            return priority;
        }

        return null;
    }

    /// <summary>Ends a class at a sequence that was lost, so that the chain goes on from there.</summary>
    public void EndAt(Priority priority, long sequence)
    {
        this[priority].PutStone(sequence, _origins, Ledger.Floor[priority]);
        Ledger = Ledger with { Last = Ledger.Last.With(priority, sequence) };
        Tally = Tally.Plus(priority, 1, 0);
    }

    /// <summary>
    /// Takes rows of a class away at the front, and says how many; what becomes of the gap is the caller's to say.
    /// </summary>
    public int DeleteUpTo(Priority priority, long sequence)
    {
        var waiting = this[priority].Waiting(Tally.Counted[priority], sequence);
        var deleted = this[priority].DeleteUpTo(sequence);
        Tally = Tally.Plus(priority, -deleted, -waiting).CountedTo(
            priority, Math.Max(sequence, Tally.Counted[priority]));
        Ledger = Ledger with { Floor = Ledger.Floor.With(priority, Math.Max(sequence, Ledger.Floor[priority])) };
        return deleted;
    }

    /// <summary>
    /// Brings the number of waiting events nearer to what the broker has by counting a bounded number of rows; true
    /// when
    /// it is there.
    /// </summary>
    public bool CountHanded(int most)
    {
        var done = true;
        foreach (var priority in PerClass.All)
        {
            var (from, to) = (Tally.Counted[priority], Ledger.Handed[priority]);
            if (from == to) continue;
            var (low, high) = from < to
                ? this[priority].Window(from, to, most, fromFront: true)
                : this[priority].Window(to, from, most, fromFront: false);
            var rows = this[priority].Waiting(low, high);
            Tally = Tally.Plus(priority, 0, from < to ? -rows : rows).CountedTo(priority, from < to ? high : low);
            done &= Tally.Counted[priority] == to;
        }

        return done;
    }

    /// <summary>Folds the log into the file; true when all of it was.</summary>
    public bool Checkpoint(bool truncate = false) => _database.Checkpoint(truncate);

    /// <summary>Gives free pages back to the file system.</summary>
    public void Shrink(int pages) => _database.Execute($"PRAGMA incremental_vacuum({pages})");

    public void Dispose() => _database.Dispose();

    private Ledger NewLedger(string epoch)
    {
        if (_database.Ask("SELECT 1 FROM origins") is not null)
            throw new StoreFault(StoreTrouble.Damaged, "outbox.db is damaged: it holds events, but no ledger.");
        var ledger = new Ledger(epoch, default, default, default, 0, 0);
        _ledgerTable.Save(ledger);
        return ledger;
    }

    private void Count() => Tally = new Tally(
        PerClass.Each(priority => this[priority].Count()),
        PerClass.Each(priority => this[priority].Waiting(Ledger.Handed[priority], long.MaxValue)),
        Ledger.Handed);
}
