// The desk's records in `work.db` of the state folder: SQLite, WAL, synchronous=FULL, one table of key and value. Each
// value is encrypted and bound to its key; the cipher's tag is also its checksum, so that a damaged row is known by
// itself and costs only itself. A damaged file is set aside, and the desk goes on with what the outbox tells.
using EdgeAgent.Outbox.Storage;
using EdgeAgent.Steering;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>The shelf on disk.</summary>
internal sealed class WorkShelf : IWorkShelf
{
    /// <summary>The file's name.</summary>
    public const string Name = "work.db";

    private const int Schema = 1;

    private readonly string _path;
    private readonly PayloadCipher _cipher;
    private readonly List<string> _losses = [];
    private Database? _database;
    private Statement? _put;
    private Statement? _take;

    /// <summary>Opens the shelf of a state folder; a damaged file is set aside.</summary>
    /// <exception cref="StoreFault">The disk refuses, or the file is from a newer version.</exception>
    public WorkShelf(string folder, PayloadCipher cipher)
    {
        (_path, _cipher) = (Path.Combine(folder, Name), cipher);
        try
        {
            Open();
            var verdict = _database!.Ask("PRAGMA quick_check(1)");
            if (verdict != "ok") throw new StoreFault(StoreTrouble.Damaged, $"{Name} is damaged ({verdict}).");
        }
        catch (StoreFault fault) when (fault.Trouble == StoreTrouble.Damaged)
        {
            SetAside(fault.Message);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Losses => _losses;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, byte[]>> ReadAll()
    {
        try
        {
            return Read();
        }
        catch (StoreFault fault) when (fault.Trouble == StoreTrouble.Damaged)
        {
            SetAside(fault.Message);
            return [];
        }
    }

    /// <inheritdoc/>
    public string? Write(IReadOnlyList<ShelfChange> changes)
    {
        if (changes.Count == 0) return null;
        try
        {
            if (_database is null) Open();
            _database!.Execute("BEGIN IMMEDIATE");
            foreach (var (key, value) in changes)
            {
                if (value is null) _take!.Bind(1, key).Run();
                else _put!.Bind(1, key).Bind(2, _cipher.Encrypt(0, Binding(key), value)).Run();
            }

            _database.Execute("COMMIT");
            return null;
        }
        catch (StoreFault fault)
        {
            Roll();
            // What the desk holds in memory is whole: a damaged file is set aside, and written anew from there.
            if (fault.Trouble == StoreTrouble.Damaged) SetAside(fault.Message);
            return fault.Message;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database?.Dispose();

    private List<KeyValuePair<string, byte[]>> Read()
    {
        var records = new List<KeyValuePair<string, byte[]>>();
        var bad = 0;
        using var all = _database!.Prepare("SELECT key, value FROM records ORDER BY key");
        while (all.Step())
        {
            var key = all.Text(0);
            if (_cipher.Decrypt(0, Binding(key), all.Blob(1)) is { } plain) records.Add(new(key, plain));
            else bad++;
        }

        if (bad > 0)
            _losses.Add(
                $"{bad} records of {_path} do not open: they are damaged, or written under another key. The work in "
                + "them is missing until it is given again; what was done of it is known.");
        return records;
    }

    private void Open()
    {
        var database = Database.Open(_path, readOnly: false);
        try
        {
            database.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
            var found = int.Parse(database.Ask("PRAGMA user_version") ?? "0", null);
            if (found > Schema)
                throw new StoreFault(
                    StoreTrouble.Newer,
                    $"{_path} is from a newer version of the agent: install that one, or move the file away.");
            database.Execute(
                "CREATE TABLE IF NOT EXISTS records(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID; "
                + $"PRAGMA user_version={Schema}");
            _put = database.Prepare("INSERT INTO records VALUES(?1, ?2) ON CONFLICT(key) DO UPDATE SET value=?2");
            _take = database.Prepare("DELETE FROM records WHERE key=?1");
            _database = database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Roll()
    {
        try
        {
            if (_database is { InTransaction: true }) _database.Execute("ROLLBACK");
        }
        catch (StoreFault)
        {
            // The connection is beyond use: it is made anew with the next write.
            _database!.Dispose();
            _database = null;
        }
    }

    private void SetAside(string reason)
    {
        _database?.Dispose();
        _database = null;
        foreach (var file in new[] { _path, _path + "-wal", _path + "-shm" }) CheckedFile.SetAside(file);
        _losses.Add(
            $"{reason} It was set aside as {Name}.quarantine: work in it is missing until it is given again; what was "
            + "done of it is known from the outbox.");
        Open();
    }

    private static string Binding(string key) => $"work.{key}";
}
