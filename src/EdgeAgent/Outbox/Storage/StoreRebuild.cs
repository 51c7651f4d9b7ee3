// A damaged file: what can be read goes into a new one, what cannot is named in events of its own, the old files are
// set aside as evidence, and the box goes on. The new file is whole on disk before the first name changes.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Rebuilds the store.</summary>
internal static class StoreRebuild
{
    private const int RowsACommit = 10_000;

    /// <summary>Rebuilds from the files of a folder; no connection to them may be open.</summary>
    /// <param name="setup">The outbox.</param>
    /// <param name="reason">What is wrong: a sentence.</param>
    /// <param name="mark">The place marks; null where they are damaged too.</param>
    /// <param name="known">What the writer knew, where it ran.</param>
    public static EventStore Run(OutboxSetup setup, string reason, PlaceMark? mark, Ledger? known)
    {
        var files = new StateFiles(setup.Folder);
        var now = setup.Time.GetUtcNow();
        var before = known ?? LedgerOf(files, mark);
        using (var salvage = Salvage.Scan(files, before.Floor))
        {
            DeleteDatabase(files.Rebuilt);
            using var store = EventStore.Open(files.Rebuilt, before.Epoch, StoreOpening.Cipher(setup));
            store.Ledger = before with { Last = default };
            Restore(store, salvage);
            Finish(store, salvage, before, reason, Path.GetFileName(Quarantine.NameFor(files.Database, now)), now);
        }

        Quarantine.SetAside(files, Quarantine.NameFor(files.Database, now));
        FinishInterrupted(files);
        Quarantine.Prune(files, setup.Options.Budget);
        return EventStore.Open(files.Database, before.Epoch, StoreOpening.Cipher(setup));
    }

    /// <summary>Gives a rebuilt file its name where a crash came between; throws a half-built one away.</summary>
    public static void FinishInterrupted(StateFiles files)
    {
        if (!File.Exists(files.Rebuilt)) return;
        if (File.Exists(files.Database))
        {
            DeleteDatabase(files.Rebuilt);
            return;
        }

        // A log that is left belongs to the database that was set aside.
        if (File.Exists(files.Log)) File.Move(files.Log, files.Database + ".quarantine-log", overwrite: true);
        File.Delete(files.LogIndex);
        File.Move(files.Rebuilt, files.Database);
        FolderSync.Run(files.Folder);
    }

    private static void Restore(EventStore store, Salvage salvage)
    {
        store.Begin();
        var rows = 0;
        foreach (var (row, kind, device, payload) in salvage.Rows())
        {
            store.Restore(row, kind, device, payload);
            if (++rows % RowsACommit != 0) continue;
            store.SaveLedger();
            store.Commit();
            store.Begin();
        }

        foreach (var (rollup, revision) in salvage.Rollups) store.Rollups.Put(rollup, revision);
        store.Commit();
    }

    private static void Finish(
        EventStore store, Salvage salvage, in Ledger before, string reason, string file, DateTimeOffset now)
    {
        store.Begin();
        var lost = LostRanges.Of(salvage, before);
        foreach (var priority in PerClass.All)
        {
            if (before.Last[priority] > Math.Max(store.Ledger.Last[priority], before.Floor[priority]))
                store.EndAt(priority, before.Last[priority]);
        }

        store.Ledger = store.Ledger with { Last = PerClass.Max(store.Ledger.Last, before.Last) };
        store.Append(
            OwnEvents.StoreQuarantined(
                new StoreQuarantined(
                    file, reason,
                    lost.Count == 0 ? null : lost.Min(range => range.From),
                    lost.Count == 0 ? null : lost.Max(range => range.To),
                    salvage.Count),
                now),
            now);
        foreach (var range in lost)
            store.Append(OwnEvents.Dropped(range.From, range.To, range.Count, range.Class, "damaged", now), now);
        store.SaveLedger();
        store.Commit();
        store.Checkpoint(truncate: true);
    }

    // The best that is known: the marks have checksums, the ledger in the file has one too.
    private static Ledger LedgerOf(StateFiles files, PlaceMark? mark)
    {
        Ledger? fromFile = null;
        try
        {
            if (File.Exists(files.Database) && new FileInfo(files.Database).Length > 0)
            {
                using var database = Database.Open(files.Database, readOnly: true);
                fromFile = new LedgerTable(database).Load();
            }
        }
        catch (StoreFault)
        {
            // It is the damaged file: what it cannot say, the marks say.
        }

        var ledger = fromFile ?? new Ledger(mark?.Epoch ?? StoreOpening.NewEpoch(), default, default, default, 0, 0);
        return mark is null
            ? ledger
            : ledger with
            {
                Epoch = mark.Epoch,
                Last = PerClass.Max(ledger.Last, mark.Last),
                Floor = PerClass.Max(ledger.Floor, mark.Floor),
            };
    }

    private static void DeleteDatabase(string path)
    {
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }
}
