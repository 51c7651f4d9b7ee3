// The start: two witnesses, the database and the place marks, are heard, and the larger of both holds. Where they
// disagree, or the database cannot be read, it is rebuilt from what can.
using System.Security.Cryptography;

namespace EdgeAgent.Outbox.Storage;

/// <summary>What the start yields.</summary>
internal sealed record OpenedStore(EventStore Store, PlacesFile Places, StartCause Cause);

/// <summary>Opens the state folder.</summary>
internal static class StoreOpening
{
    private const string EpochLetters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int EpochLength = 10;

    /// <summary>Opens, repairs, or makes the store.</summary>
    /// <exception cref="StoreFault">Where the disk refuses, or the file is from a newer version.</exception>
    public static OpenedStore Open(OutboxSetup setup)
    {
        var files = new StateFiles(setup.Folder);
        StoreRebuild.FinishInterrupted(files);
        var places = PlacesFile.Open(files.Places);
        try
        {
            var mark = places.Newest;
            var (store, fresh) = OpenOrRebuild(setup, files, mark);
            var ledger = store.Ledger;
            if (mark is not null && mark.Epoch == ledger.Epoch)
            {
                store.Ledger = ledger with
                {
                    Last = PerClass.Max(ledger.Last, mark.Last),
                    Floor = PerClass.Max(ledger.Floor, mark.Floor),
                };
            }

            var (epoch, last, floor) = (store.Ledger.Epoch, store.Ledger.Last, store.Ledger.Floor);
            places.Write(new PlaceMark(0, epoch, last, floor, setup.BootId, CleanStop: false), sync: true);
            FolderSync.Run(files.Folder);
            return new OpenedStore(store, places, fresh ? StartCause.First : CauseOf(mark, setup.BootId));
        }
        catch
        {
            places.Dispose();
            throw;
        }
    }

    /// <summary>A new epoch by chance: 50 bits.</summary>
    public static string NewEpoch() => RandomNumberGenerator.GetString(EpochLetters, EpochLength);

    private static (EventStore Store, bool Fresh) OpenOrRebuild(OutboxSetup setup, StateFiles files, PlaceMark? mark)
    {
        var fresh = mark is null && IsEmpty(files.Database) && IsEmpty(files.Log);
        EventStore? store = null;
        try
        {
            // SQLite takes an empty file for a new database, and deletes the log beside it: look first.
            if (!fresh && IsEmpty(files.Database))
                throw new StoreFault(StoreTrouble.Damaged, "outbox.db is missing or empty.");
            store = EventStore.Open(files.Database, NewEpoch(), Cipher(setup));
            Verify(store, mark, setup.CheckAtStartBytes, files);
            store.Checkpoint(truncate: true); // what an unfinished commit left in the log goes with it
            store.TakePagesWritten();
            return (store, fresh);
        }
        catch (StoreFault fault) when (fault.Trouble == StoreTrouble.Damaged)
        {
            store?.Dispose();
            return (StoreRebuild.Run(setup, fault.Message, mark, known: null), false);
        }
        catch
        {
            store?.Dispose();
            throw;
        }
    }

    /// <summary>The writer's cipher.</summary>
    public static PayloadCipher Cipher(OutboxSetup setup) =>
        new(setup.Key, new StateFiles(setup.Folder).Key, setup.Time);

    private static void Verify(EventStore store, PlaceMark? mark, long wholeUpTo, StateFiles files)
    {
        if (new FileInfo(files.Database).Length <= wholeUpTo && store.FindDamage() is { } damage)
            throw new StoreFault(StoreTrouble.Damaged, $"outbox.db is damaged: {damage}");
        var ledger = store.Ledger;
        if (mark is not null && mark.Epoch != ledger.Epoch)
            throw new StoreFault(
                StoreTrouble.Damaged, $"outbox.db is of epoch {ledger.Epoch}, the place marks are of {mark.Epoch}.");
        var told = PerClass.Max(ledger.Last, mark?.Last ?? default);
        var gone = PerClass.Max(ledger.Floor, mark?.Floor ?? default);
        foreach (var priority in PerClass.All)
        {
            var newest = Math.Max(store[priority].Newest() ?? 0, gone[priority]);
            if (newest < told[priority])
            {
                throw new StoreFault(
                    StoreTrouble.Damaged,
                    $"outbox.db ends at {newest} where {told[priority]} was accepted: its end is lost.");
            }

            if (!store.NewestIsGenuine(priority))
                throw new StoreFault(StoreTrouble.Damaged, $"outbox.db is damaged: its last row, {newest}, is wrong.");
            store.Ledger = store.Ledger with { Last = store.Ledger.Last.With(priority, newest) };
        }
    }

    private static bool IsEmpty(string path) => !File.Exists(path) || new FileInfo(path).Length == 0;

    private static StartCause CauseOf(PlaceMark? mark, Guid boot) =>
        mark is null ? StartCause.Crash
        : mark.CleanStop ? StartCause.Wanted
        : mark.Boot == boot ? StartCause.Crash
        : StartCause.Power;
}
