// What the writer does when a turn fails: rebuild, refuse the lowest class, or refuse all; it never gives up.
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.Outbox;

internal sealed partial class OutboxWriter
{
    // True where the turn is worth another attempt.
    private bool Recover(StoreFault fault, int attempt)
    {
        const int Attempts = 3;
        switch (fault.Trouble)
        {
            case StoreTrouble.Damaged when attempt < Attempts:
                _damage ??= fault.Message;
                return true;

            case StoreTrouble.Full when _batch.Count > 0:
                // The lowest class in the batch gives way; the rest may still find room.
                _guard.Full(fault.Message);
                var lowest = _batch.Min(request => request.Priority);
                Refuse(request => request.Priority <= lowest, () => fault.Message);
                return _batch.Count > 0;

            default:
                Fail(fault);
                return false;
        }
    }

    private void Rebuild(string reason)
    {
        LogRebuild(_setup.Log, reason);
        using (_readers.Suspend())
        {
            _store.Dispose();
            _store = StoreRebuild.Run(_setup, reason, _places.Newest, _store.Ledger);
            _retention = new Retention(_store, _setup.Options, _setup.Custody, _setup.Time);
            _board.Rebuilt();
        }

        _damage = null;
    }

    // Whatever else goes wrong (a key file that cannot be written, a name that cannot be changed) ends no more than the
    // turn: the writer goes on, and says what to look at.
    private StoreFault FaultOf(Exception error) => error as StoreFault ?? new StoreFault(
        StoreTrouble.Failed,
        $"The outbox cannot work ({error.Message}): look at the disk and the rights of {_setup.Folder}.", error);

    private void TakeBack()
    {
        try
        {
            _store.Rollback();
        }
        catch (StoreFault)
        {
            // The fault that led here says what is wrong, and is handled; this one would only say it again.
        }
    }

    private void Refuse(Predicate<WriterRequest> refused, Func<string> sentence)
    {
        if (_batch.Count == 0) return;
        foreach (var request in _batch.FindAll(refused))
        {
            request.Fail(new OutboxRefusal(sentence()));
            _board.Refuse(request.Weight);
        }

        _batch.RemoveAll(refused);
        _board.Problem = _guard.Problem;
    }

    private void Fail(StoreFault fault)
    {
        LogFailed(_setup.Log, fault.Message);
        _board.Problem = fault.Message;
        foreach (var request in _batch)
        {
            request.Fail(new OutboxRefusal(fault.Message, fault));
            _board.Refuse(request.Weight);
        }

        _batch.Clear();
    }
}
