// The tables, and the steps that lead an older file to them. A step is never changed once released: a new one is added.
using System.Globalization;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Brings a file to the schema of this version.</summary>
internal static class Schema
{
    // Step n leads from version n to version n + 1.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE origins(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, device TEXT NOT NULL);
        """ + EventTable("low") + EventTable("normal") + EventTable("urgent") +
        "CREATE TABLE origins_again(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, device TEXT NOT NULL);",
        """
        CREATE TABLE rollups(
            row INTEGER PRIMARY KEY, metric TEXT NOT NULL, period TEXT NOT NULL, subject TEXT NOT NULL,
            starts INTEGER NOT NULL, ends INTEGER NOT NULL, revision INTEGER NOT NULL, sent INTEGER NOT NULL,
            data BLOB NOT NULL, crc INTEGER NOT NULL);
        CREATE UNIQUE INDEX rollups_subject ON rollups(metric, period, subject, starts);
        CREATE INDEX rollups_waiting ON rollups(sent) WHERE sent = 0;
        CREATE TABLE hours(
            lived INTEGER PRIMARY KEY, last INTEGER NOT NULL, low INTEGER NOT NULL, normal INTEGER NOT NULL,
            urgent INTEGER NOT NULL, rollup INTEGER NOT NULL);
        """,
    ];

    /// <summary>
    /// Bytes of a page. Half the usual: a commit writes its last page, the page above it and two pages of
    /// administration
    /// whole, so smaller pages write a quarter less at 100 events of 300 bytes a commit.
    /// </summary>
    public const int PageBytes = 2048;

    /// <summary>The version that this program writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>
    /// The least version that can work with a file of this version. It stays behind <see cref="Version"/> where steps
    /// only add what an older program passes over; then an update that is taken back finds its store as usable as it
    /// left it.
    /// </summary>
    public const int LeastReader = 2;

    /// <summary>The columns of an event row in the file's order, the sequence included.</summary>
    public const int EventColumns = 8;

    /// <summary>The columns of a rollup row in the file's order, the row number included.</summary>
    public const int RollupColumns = 10;

    /// <summary>
    /// Makes the tables, or leads an older file to them step by step, each step in a transaction of its own.
    /// </summary>
    /// <exception cref="StoreFault">
    /// <see cref="StoreTrouble.Newer"/> for a file from a newer version that this one cannot work with.
    /// </exception>
    public static void Bring(Database database)
    {
        var version = VersionOf(database);
        if (version > Version && LeastReaderOf(database, version) > Version)
        {
            throw new StoreFault(
                StoreTrouble.Newer,
                $"{database.Path} was made by a newer EdgeAgent (schema {version}, this one knows up to {Version}): " +
                "install that version again, or move the state folder away to start with an empty one.");
        }

        if (version == 0) database.Execute($"PRAGMA page_size={PageBytes}; PRAGMA auto_vacuum=INCREMENTAL");
        database.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        for (; version < Version; version++)
        {
            database.Execute("BEGIN IMMEDIATE");
            database.Execute(Steps[version]);
            database.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT OR REPLACE INTO meta(key, value) VALUES('schema', '{version + 1}')"));
            database.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"INSERT OR REPLACE INTO meta(key, value) VALUES('readable', '{Math.Min(version + 1, LeastReader)}')"));
            database.Execute("COMMIT");
        }
    }

    /// <summary>The version of a file; 0 for an empty one.</summary>
    public static int VersionOf(Database database)
    {
        if (database.Ask("SELECT 1 FROM sqlite_master WHERE name = 'meta'") is null)
        {
            return database.Ask("SELECT 1 FROM sqlite_master") is null
                ? 0
                : throw new StoreFault(
                    StoreTrouble.Damaged, "The database holds tables, but not the one that says its version.");
        }

        var text = database.Ask("SELECT value FROM meta WHERE key = 'schema'");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : throw new StoreFault(StoreTrouble.Damaged, "The database does not say its version.");
    }

    // A file that does not say it asks for its own version.
    private static int LeastReaderOf(Database database, int version) =>
        int.TryParse(
            database.Ask("SELECT value FROM meta WHERE key = 'readable'"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var least)
            ? least
            : version;

    private static string EventTable(string name) =>
        $"""
        CREATE TABLE events_{name}(
            seq INTEGER PRIMARY KEY, gap INTEGER NOT NULL, origin INTEGER NOT NULL, marks INTEGER NOT NULL,
            time INTEGER NOT NULL, recorded INTEGER NOT NULL, crc INTEGER NOT NULL, data BLOB NOT NULL);

        """;
}
