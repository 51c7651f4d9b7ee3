// The one writer: a thread of its own with the one connection that writes. A turn is a transaction: it applies what
// waits, takes one bounded step of house-keeping, commits, marks the place, and only then answers.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

/// <summary>Runs turns until closed.</summary>
internal sealed partial class OutboxWriter
{
    private const int RowsAStep = 2048;
    private readonly OutboxSetup _setup;
    private readonly StateFiles _files;
    private readonly CommitQueue _queue;
    private readonly HandOverDesk _desk;
    private readonly SpaceGuard _guard;
    private readonly OutboxBoard _board;
    private readonly ReaderDesks _readers;
    private readonly PlacesFile _places;
    private readonly List<WriterRequest> _batch = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EventStore _store;
    private Retention _retention;
    private bool _more = true; // the first turn comes by itself
    private bool _ledgerChanged = true; // and writes the figures as found at the start
    private int _logPages;
    private string? _damage; // set until the file is rebuilt: a sentence

    public OutboxWriter(
        OutboxSetup setup, OpenedStore opened, CommitQueue queue, HandOverDesk desk, OutboxBoard board,
        ReaderDesks readers)
    {
        (_setup, _queue, _desk, _board, _readers) = (setup, queue, desk, board, readers);
        _files = new StateFiles(setup.Folder);
        (_store, _places) = (opened.Store, opened.Places);
        _guard = new SpaceGuard(setup.Folder, setup.Options.Reserve, setup.FreeBytes);
        _retention = new Retention(_store, setup.Options, setup.Custody, setup.Time);
        Publish(news: true);
    }

    /// <summary>Completes when the thread has ended.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Starts the thread.</summary>
    public void Start() => new Thread(Run) { IsBackground = true, Name = "outbox writer" }.Start();

    private void Run()
    {
        try
        {
            while (true)
            {
                if (!_more) _queue.Wait();
                _batch.Clear();
                _queue.Take(_batch);
                if (_batch.Count == 0 && _queue.Closed && !_more) break;
                Turn(_queue.TakeTick() || _batch.Exists(request => request is TickRequest));
            }

            StopCleanly();
        }
        catch (WriterCrash)
        {
            // A test stopped the writer at this very point: everything stays as it lies.
        }
        finally
        {
            _store.Dispose();
            _places.Dispose();
            _ended.TrySetResult();
        }
    }

    private void Turn(bool tick)
    {
        _guard.Look();
        Refuse(request => _guard.Lowest is not { } lowest || request.Priority < lowest, () => _guard.Problem ?? "");
        for (var attempt = 1; ; attempt++)
        {
            var handOver = _desk.Take();
            try
            {
                if (_batch.Find(request => request is RepairRequest) is RepairRequest repair
                    && repair.Generation == _board.Generation)
                    _damage ??= repair.Reason;
                if (_damage is { } damage) Rebuild(damage);
                Transact(tick, handOver);
                return;
            }
            catch (Exception error) when (error is not WriterCrash)
            {
                if (handOver is not null) _desk.PutBack(handOver);
                _more = false;
                if (!Recover(FaultOf(error), attempt)) return;
            }
        }
    }

    private void Transact(bool tick, HandOver? handOver)
    {
        var now = _setup.Time.GetUtcNow();
        _store.Begin();
        long accepted = 0;
        var taken = false;
        try
        {
            foreach (var request in _batch)
            {
                request.Apply(_store, now);
                if (request is AcceptRequest) accepted += request.Weight;
            }

            if (handOver is not null)
            {
                _store.Ledger = _store.Ledger with
                {
                    Handed = handOver.Handed,
                    Released = Math.Max(handOver.Released, _store.Ledger.Released),
                };
                foreach (var rollup in handOver.Rollups) _store.Rollups.Sent(rollup);
                _ledgerChanged = true;
            }

            if (tick) _ledgerChanged |= _retention.Tick();
            taken = _retention.Step(now);
            _more = !_store.CountHanded(RowsAStep) || taken;
            if (_ledgerChanged || taken)
            {
                _store.Ledger = _store.Ledger with { LivedSeconds = _retention.LivedSeconds };
                _store.SaveLedger();
            }

            Reached(CommitStep.BeforeCommit);
            _store.Commit();
        }
        catch (Exception error) when (error is not WriterCrash)
        {
            TakeBack();
            throw;
        }

        Reached(CommitStep.AfterCommit);
        var news = _batch.Count > 0 || taken;
        if (news || _ledgerChanged) MarkPlace(cleanStop: false, sync: false);
        _ledgerChanged = false;
        Reached(CommitStep.AfterPlaces);
        _board.Count(accepted);
        Publish(news);
        foreach (var request in _batch) request.Complete();
        Tidy(tick);
    }

    // Folds the log into the file now and then, and gives space back when much of the file is free.
    private void Tidy(bool tick)
    {
        const int ShrinkPages = 256;
        _logPages += _store.TakePagesWritten();
        try
        {
            if (_logPages >= _setup.CheckpointPages) Fold();

            if (tick && _batch.Count == 0 && _store.FreePages > 16 * ShrinkPages) _store.Shrink(ShrinkPages);
        }
        catch (StoreFault fault) when (fault.Trouble != StoreTrouble.Damaged)
        {
            LogTidyPutOff(_setup.Log, fault.Message);
        }
        catch (StoreFault fault)
        {
            _damage = fault.Message;
            _more = true; // the next turn rebuilds, without waiting for a reason to come by
        }
    }

    // A reader in the middle of its reading would keep the log from being folded whole, and so from starting anew: ours
    // wait a moment. One in another process may still be there: then it is tried again a little later.
    private void Fold()
    {
        using (_readers.Pause()) _logPages = _store.Checkpoint() ? 0 : _setup.CheckpointPages * 3 / 4;
        Reached(CommitStep.AfterCheckpoint);
    }

    private void MarkPlace(bool cleanStop, bool sync)
    {
        var ledger = _store.Ledger;
        try
        {
            _places.Write(new PlaceMark(0, ledger.Epoch, ledger.Last, ledger.Floor, _setup.BootId, cleanStop), sync);
        }
        catch (IOException fault)
        {
            // The database holds the truth too; only the second witness is missing until the disk takes it again.
            LogMarkNotWritten(_setup.Log, _files.Places, fault.Message);
        }
    }

    private void StopCleanly()
    {
        if (_damage is not null) return; // the next start rebuilds what this run could not
        try
        {
            if (_desk.Take() is { } handOver)
            {
                _batch.Clear();
                Transact(tick: true, handOver);
            }

            _store.Checkpoint(truncate: true);
            MarkPlace(cleanStop: true, sync: true);
        }
        catch (StoreFault fault)
        {
            LogUncleanStop(_setup.Log, fault.Message);
        }
    }

    private void Publish(bool news)
    {
        _board.Problem = _guard.Problem;
        _board.Publish(_store, _retention, news);
    }

    private void Reached(CommitStep step)
    {
        if (_setup.AtStep is not { } atStep) return;
        try
        {
            atStep(step);
        }
        catch (Exception crash)
        {
            throw new WriterCrash(crash);
        }
    }

    private sealed class WriterCrash(Exception cause) : Exception("A test stopped the writer.", cause);
}
