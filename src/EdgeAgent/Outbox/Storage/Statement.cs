// A prepared statement: bind, step, read.
using SQLitePCL;

namespace EdgeAgent.Outbox.Storage;

/// <summary>A prepared statement of one connection. Parameters count from 1, columns from 0, as in SQLite.</summary>
internal sealed class Statement(Database database, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int parameter, long value)
    {
        database.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, string value)
    {
        database.Check(raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, ReadOnlySpan<byte> value)
    {
        database.Check(raw.sqlite3_bind_blob(handle, parameter, value));
        return this;
    }

    /// <summary>Goes to the next row; false at the end. A fault resets the statement.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW) return true;
        if (result == raw.SQLITE_DONE) return false;
        try
        {
            database.Check(result);
            return false;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it to its end and makes it ready again.</summary>
    public void Run()
    {
        while (Step())
        {
        }

        Reset();
    }

    /// <summary>
    /// The first column of the first row as a number; null without a row or where it is null. Made ready again.
    /// </summary>
    public long? Number()
    {
        var value = Step() && raw.sqlite3_column_type(handle, 0) != raw.SQLITE_NULL ? Integer(0) : (long?)null;
        Reset();
        return value;
    }

    public void Reset() => raw.sqlite3_reset(handle);

    public long Integer(int column) => raw.sqlite3_column_int64(handle, column);

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public void Dispose() => handle.Dispose();
}
