// What each of SQLite's result codes means for the outbox (sqlite.org/rescode.html).
using SQLitePCL;

namespace EdgeAgent.Outbox.Storage;

internal static class SqliteFaults
{
    private const int ShortRead = 10 | (2 << 8); // SQLITE_IOERR_SHORT_READ: the file ends too early
    private const int CorruptFileSystem = 10 | (33 << 8); // SQLITE_IOERR_CORRUPTFS
    private const int SharedMemorySize = 10 | (19 << 8); // SQLITE_IOERR_SHMSIZE: no room for the log's index

    /// <summary>The fault of a result code; null for success.</summary>
    public static StoreFault? Of(int result, string path, string detail)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return null;
        var trouble = result switch
        {
            ShortRead or CorruptFileSystem => StoreTrouble.Damaged,
            SharedMemorySize => StoreTrouble.Full,
            _ => (result & 0xFF) switch
            {
                raw.SQLITE_FULL => StoreTrouble.Full,
                raw.SQLITE_IOERR or raw.SQLITE_PERM or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_INTERRUPT
                    or raw.SQLITE_AUTH or raw.SQLITE_NOLFS or raw.SQLITE_CANTOPEN or raw.SQLITE_NOMEM
                    => StoreTrouble.Failed,
                // A missing table, a key that is there twice, a header that says "read only": all of them say that the
                // content is not what this program wrote.
                _ => StoreTrouble.Damaged,
            },
        };
        var name = System.IO.Path.GetFileName(path);
        return new StoreFault(trouble, trouble switch
        {
            StoreTrouble.Full => $"No space is left for {name} ({detail}): free some on the file system of {path}.",
            StoreTrouble.Damaged => $"{name} is damaged ({detail}, code {result}).",
            _ => $"{name} cannot be used ({detail}, code {result}): look at the disk and the rights of {path}.",
        });
    }
}
