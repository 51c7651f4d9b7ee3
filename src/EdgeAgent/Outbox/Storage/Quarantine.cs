// Damaged files are evidence: they are set aside under a name that says when, and only the newest three sets are kept.
using System.Globalization;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Sets files aside.</summary>
internal static class Quarantine
{
    /// <summary>Sets of files that are kept.</summary>
    public const int Kept = 3;

    private const string Mark = ".quarantine-";

    /// <summary>The name a file gets when it is set aside: <c>outbox.db.quarantine-20260301T120000.000Z</c>.</summary>
    public static string NameFor(string path, DateTimeOffset now) =>
        path + Mark + now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Moves the database, its log and the log's index aside; says the name of the first that was there.
    /// </summary>
    public static string SetAside(StateFiles files, string name)
    {
        // The database first: a start that finds none, but a rebuilt one, finishes what is begun here.
        Move(files.Database, name);
        Move(files.Log, name + "-wal");
        Move(files.LogIndex, name + "-shm");
        return Path.GetFileName(name);
    }

    /// <summary>
    /// Deletes older sets: more than three, or more bytes together than the budget; the newest is always kept.
    /// </summary>
    public static void Prune(StateFiles files, long budgetBytes)
    {
        var sets = new DirectoryInfo(files.Folder)
            .EnumerateFiles(Path.GetFileName(files.Database) + Mark + "*")
            .GroupBy(
                file => file.Name[..(file.Name.IndexOf('Z', StringComparison.Ordinal) + 1)], StringComparer.Ordinal)
            .OrderByDescending(set => set.Key, StringComparer.Ordinal)
            .ToList();
        long bytes = 0;
        for (var index = 0; index < sets.Count; index++)
        {
            bytes += sets[index].Sum(file => file.Length);
            if (index == 0 || (index < Kept && bytes <= budgetBytes)) continue;
            foreach (var file in sets[index]) file.Delete();
        }
    }

    private static void Move(string from, string to)
    {
        if (File.Exists(from)) File.Move(from, to, overwrite: true);
    }
}
