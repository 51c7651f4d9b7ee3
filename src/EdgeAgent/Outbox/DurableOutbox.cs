// The durable outbox.
//
// Rules
//   1. Accepted means on disk: an event is accepted when the commit that holds it has been synced. All events of a call
//      are in one commit, or none is stored.
//   2. A sequence is given once. The next one follows the larger of what the database and the place marks say, so
//      neither a crash nor a damaged file gives one twice.
//   3. What is given up has a name: an event that was accepted and can no longer be returned lies in the range of a
//      `box.buffer.dropped` or `box.store.quarantined` event, unless the broker (or HQ, with `custody: hq`) had it.
//   4. One writer: a thread with the only connection that writes. Readers have a connection of their own.
//   5. Bounded: bytes, age and every queue. Deleting goes by small steps between commits, so accepting stays quick.
//
// On disk, in the state folder
//   outbox.db         SQLite, WAL, synchronous=FULL, pages of 2048 bytes, auto_vacuum=INCREMENTAL
//     meta            key, value: `schema` (its version), `readable` (the least version that can work with it) and
//                     `ledger` (one line: epoch, then for each class the last sequence given, the floor below which
//                     all is accounted for, and what the broker has; then HQ's custody, seconds lived, CRC-32C)
//     origins, origins_again
//                     id, kind, device: what rows have in common; twice, since no row is known without its origin
//     events_low, events_normal, events_urgent
//                     seq, gap (to the row before it in the class), origin, marks (1 estimated, 2 encrypted, 4 set
//                     aside, 8 damaged; class in bits 4 and 5), time, recorded (UTC ticks of 100 ns), crc, data.
//                     Appended at the end, deleted at the front, no index: urgent events overtake because they have a
//                     table of their own, and the oldest of the lowest class is a table's first row.
//     rollups         the newest revision of each row, kept 90 days; sent = 1 once the broker has it
//     hours           what stood where at each hour of running: retention counts by these, not by the clock of the wall
//   places            two marks of 128 bytes at offsets 0 and 512, written in turn after each commit: magic EAPL,
//                     version, clean stop, generation, epoch, last and floor of each class, boot id, CRC-32C
//   payload.key       the key for personal data where none is configured: twice, each with CRC-32C, mode 0600
//   lock              held while an outbox is open
//   outbox.db.new     a rebuilt database before it takes the place of a damaged one
//   *.quarantine-T    damaged files, set aside at time T
//
// How damage is found
//   At the start the two witnesses are compared and a small file is checked whole. When rows are read, each must have
//   the right checksum, and the chain of gaps must show none missing. One bad row between good neighbours is named by
//   itself; anything worse rebuilds the file from every row whose checksum is right, wherever it stands
//   (Storage/Salvage).
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>The outbox: insights put events in, the uplink takes them out. Safe for any number of callers.</summary>
public sealed class DurableOutbox : IOutbox, IOutboxReader, IOutboxArchive, IAsyncDisposable
{
    private readonly OutboxSetup _setup;
    private readonly FileStream _lock;
    private readonly CommitQueue _queue;
    private readonly HandOverDesk _desk;
    private readonly OutboxBoard _board;
    private readonly ReaderDesks _readers;
    private readonly OutboxWriter _writer;
    private int _disposed;

    private DurableOutbox(OutboxSetup setup, FileStream folderLock, OpenedStore opened)
    {
        (_setup, _lock) = (setup, folderLock);
        var ledger = opened.Store.Ledger;
        var files = new StateFiles(setup.Folder);
        (Epoch, Cause) = (ledger.Epoch, opened.Cause);
        _queue = new CommitQueue(setup.Options, setup.Time);
        _desk = new HandOverDesk(ledger.Handed, ledger.Released);
        _board = new OutboxBoard(setup.Options, setup.Time);
        _readers = new ReaderDesks(
            new ReaderDesk(files.Database, StoreOpening.Cipher(setup)),
            new ReaderDesk(files.Database, StoreOpening.Cipher(setup)));
        _writer = new OutboxWriter(setup, opened, _queue, _desk, _board, _readers);
        _writer.Start();
    }

    /// <inheritdoc/>
    public string Epoch { get; }

    /// <summary>What ended the run before this one.</summary>
    public StartCause Cause { get; }

    /// <inheritdoc/>
    public long LastSequence => _board.Last;

    /// <inheritdoc/>
    public Cursors Cursors =>
        _desk.Handed is var handed ? new Cursors(handed.Low, handed.Normal, handed.Urgent) : default;

    /// <inheritdoc/>
    public long SettledUpTo => _board.SettledUpTo(_desk.Handed);

    /// <inheritdoc cref="IOutbox.Status"/>
    public OutboxStatus Status => _board.Status() with { Advice = KeyAdvice() };

    /// <summary>
    /// Opens the outbox of a state folder; makes the folder and the files where they are missing, repairs what is
    /// damaged.
    /// </summary>
    /// <exception cref="OutboxRefusal">With a sentence: another agent has the folder, the file is from a newer
    /// version, or the disk refuses.</exception>
    public static Task<DurableOutbox> OpenAsync(OutboxSetup setup, CancellationToken stop) =>
        Task.Run(() => Open(setup), stop);

    /// <inheritdoc/>
    public async ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop) =>
        events.Count == 0 ? LastSequence : await AskAsync(new AcceptRequest(events), stop);

    /// <inheritdoc/>
    public async ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop)
    {
        if (rollups.Count > 0) await AskAsync(new KeepRequest(rollups), stop);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredEvent>> ReadAsync(
        Priority priority, long after, int maximumEvents, int maximumBytes, CancellationToken stop)
    {
        while (true)
        {
            var batch = await ReadSoundAsync(
                _readers.Uplink, reader => reader.Read(priority, after, maximumEvents, maximumBytes), stop);
            if (batch.Damaged.Count > 0) await AskAsync(new NameDamagedRequest(batch.Damaged), stop);
            if (batch.Events.Count > 0 || batch.Damaged.Count == 0) return batch.Events;
        }
    }

    /// <inheritdoc/>
    public Task WaitForNewAsync(CancellationToken stop) => _board.WaitForNewAsync(stop);

    /// <inheritdoc/>
    public void HandedOver(Priority priority, long upTo) => _desk.Advance(priority, Math.Min(upTo, LastSequence));

    /// <inheritdoc/>
    public void HandOverAgain(Priority priority, long after) => _desk.StepBack(priority, after);

    /// <inheritdoc/>
    public void Release(long upTo)
    {
        // An acknowledgement of what was never sent is not ours: believing it would prune what HQ does not have.
        if (upTo <= LastSequence) _desk.Release(upTo);
    }

    /// <inheritdoc/>
    public async ValueTask SetAsideAsync(long sequence, string reason, CancellationToken stop) =>
        await AskAsync(new SetAsideRequest(_setup.Box, sequence, reason), stop);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRollup>> ReadRollupsAsync(int maximum, CancellationToken stop) =>
        ReadSoundAsync(_readers.Uplink, reader => reader.Rollups.Waiting(maximum), stop);

    /// <inheritdoc/>
    public void RollupsHandedOver(IReadOnlyList<StoredRollup> rollups) => _desk.Sent(rollups);

    /// <inheritdoc/>
    public async ValueTask<ArchivePage> ReadPageAsync(
        long after, long upTo, int maximumEvents, int maximumBytes, CancellationToken stop)
    {
        // What is committed by now is either read below, or was taken away since: nothing held is called missing.
        var last = Math.Max(after, Math.Min(upTo, LastSequence));
        while (true)
        {
            var (page, damaged) = await ReadSoundAsync(
                _readers.Questions, reader => ArchiveRead.Page(reader, after, last, maximumEvents, maximumBytes), stop);
            if (damaged.Count == 0) return page;
            await AskAsync(new NameDamagedRequest(damaged), stop);
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> RecordedSinceAsync(DateTimeOffset since, CancellationToken stop)
    {
        var last = LastSequence;
        return ReadSoundAsync(_readers.Questions, reader => reader.RecordedSince(since, last), stop);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredRollup>> FindRollupsAsync(
        RollupSearch search, RollupPlace? after, int maximum, CancellationToken stop) =>
        ReadSoundAsync(_readers.Questions, reader => reader.Rollups.Find(search, after, maximum), stop);

    /// <summary>Writes what waits, says good-bye in the files, and closes them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        _queue.Close();
        await _writer.Ended;
        _readers.Dispose();
        _queue.Dispose();
        await _lock.DisposeAsync();
    }

    /// <summary>
    /// Lets the writer come past once with its house-keeping; for tests, whose clock does not tick by itself.
    /// </summary>
    internal async Task SettleAsync() => await AskAsync(new TickRequest(), CancellationToken.None);

    private static DurableOutbox Open(OutboxSetup setup)
    {
        FileStream? folderLock = null;
        try
        {
            Directory.CreateDirectory(setup.Folder);
            folderLock = TakeLock(setup.Folder);
            return new DurableOutbox(setup, folderLock, StoreOpening.Open(setup));
        }
        catch (Exception fault) when (fault is StoreFault or IOException or UnauthorizedAccessException)
        {
            folderLock?.Dispose();
            throw new OutboxRefusal(
                fault is StoreFault
                    ? fault.Message
                    : $"The state folder {setup.Folder} cannot be used: {fault.Message}", fault);
        }
    }

    private static FileStream TakeLock(string folder)
    {
        try
        {
            return new FileStream(
                new StateFiles(folder).Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new StoreFault(
                StoreTrouble.Failed,
                $"The state folder {folder} is in use by another EdgeAgent: stop that one, or give this one its own.",
                fault);
        }
    }

    private async Task<long> AskAsync(WriterRequest request, CancellationToken stop)
    {
        try
        {
            await _queue.AddAsync(request, stop);
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(DurableOutbox));
        }

        // Once it is in the queue it will be written: the answer is waited for even when the caller wants to stop, so
        // that "cancelled" never hides "accepted".
        return await request.Answer;
    }

    private async ValueTask<T> ReadSoundAsync<T>(ReaderDesk desk, Func<EventReader, T> read, CancellationToken stop)
    {
        const int Attempts = 3;
        for (var attempt = 1; ; attempt++)
        {
            var generation = _board.Generation;
            try
            {
                return await desk.ReadAsync(read, stop);
            }
            catch (StoreFault fault) when (fault.Trouble == StoreTrouble.Damaged && attempt < Attempts)
            {
                await AskAsync(new RepairRequest(generation, fault.Message), stop);
            }
            catch (StoreFault fault)
            {
                throw new OutboxRefusal(fault.Message, fault);
            }
        }
    }

    private string? KeyAdvice()
    {
        var key = new StateFiles(_setup.Folder).Key;
        return _setup.Key is null && File.Exists(key)
            ? $"The key for personal data, {key}, lies beside the data it protects: a systemd credential "
                + "(`outbox: key: credential:NAME`) would be better."
            : null;
    }
}
