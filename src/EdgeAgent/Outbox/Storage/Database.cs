// A connection to an SQLite file, without the layers between: prepared statements at 30,000 rows a second cost too much
// through ADO.NET. One thread at a time.
using SQLitePCL;

namespace EdgeAgent.Outbox.Storage;

/// <summary>One connection.</summary>
internal sealed class Database : IDisposable
{
    private const int NoCheckpointOnClose = 1006; // SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
    private const int CacheWrites = 9; // SQLITE_DBSTATUS_CACHE_WRITE
    private readonly sqlite3 _handle;
    private readonly List<Statement> _statements = [];

    private Database(sqlite3 handle, string path)
    {
        _handle = handle;
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>True between BEGIN and COMMIT; an error may have ended a transaction by itself.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens a connection; the file is not touched before the first statement.</summary>
    /// <exception cref="StoreFault">Where it cannot be opened.</exception>
    public static Database Open(string path, bool readOnly)
    {
        Batteries_V2.Init();
        var rights = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE;
        var result = raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_NOMUTEX | rights, null);
        var database = new Database(handle, path);
        try
        {
            database.Check(result);
            raw.sqlite3_extended_result_codes(handle, 1);
            // Closing must not fold a log that may be damaged into the file; a clean stop does that by its own order.
            raw.sqlite3_db_config(handle, NoCheckpointOnClose, 1, out _);
            database.Execute("PRAGMA busy_timeout=5000; PRAGMA cell_size_check=ON; PRAGMA trusted_schema=OFF");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that return nothing of interest.</summary>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    /// <summary>Prepares a statement; it lives as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        var statement = new Statement(this, handle);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Runs a query once: the first column of its first row as a text; null where there is none.</summary>
    public string? Ask(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_handle, sql, out var handle));
        using var statement = new Statement(this, handle);
        return statement.Step() ? statement.Text(0) : null;
    }

    /// <summary>Rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Pages written since the last call: in WAL mode, frames added to the log.</summary>
    public int TakePagesWritten()
    {
        raw.sqlite3_db_status(_handle, CacheWrites, out var pages, out _, 1);
        return pages;
    }

    /// <summary>Folds the log into the file as far as readers allow; true when all of it was folded.</summary>
    public bool Checkpoint(bool truncate)
    {
        var mode = truncate ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_PASSIVE;
        var result = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out var frames, out var folded);
        if ((result & 0xFF) is raw.SQLITE_BUSY or raw.SQLITE_LOCKED) return false;
        Check(result);
        return frames == folded;
    }

    /// <summary>Turns a result code into a fault.</summary>
    public void Check(int result)
    {
        var fault = SqliteFaults.Of(result, Path, raw.sqlite3_errmsg(_handle).utf8_to_string());
        if (fault is not null) throw fault;
    }

    public void Dispose()
    {
        if (_handle.IsClosed) return;
        foreach (var statement in _statements) statement.Dispose();
        raw.sqlite3_close_v2(_handle);
        _handle.Dispose();
    }
}
