// The files on the card, by their names as people and Windows write them: any case, and with the `.txt` that an editor
// adds and Windows then hides.
namespace EdgeAgent.Appliance.Card;

/// <summary>The card's files.</summary>
/// <param name="folder">Where the card is mounted, or a folder that stands for it.</param>
internal sealed class CardFolder(string folder)
{
    /// <summary>What the box tells the installer.</summary>
    public string ResultFile => Path.Combine(folder, "RESULT.txt");

    /// <summary>Whether there is a card: a folder with anything in it.</summary>
    public bool IsThere
    {
        get
        {
            try
            {
                return Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return false; // A card that cannot be listed is as good as none: RESULT.txt could not be written.
            }
        }
    }

    /// <summary>The paths of a file by its right name; more than one where it is there in several spellings.</summary>
    public IReadOnlyList<string> Find(string name)
    {
        if (!IsThere) return [];
        string[] spellings = name.EndsWith(".yaml", StringComparison.Ordinal)
            ? [name, name + ".txt", Path.ChangeExtension(name, ".yml"), Path.ChangeExtension(name, ".yml") + ".txt"]
            : [name, name + ".txt", Path.GetFileNameWithoutExtension(name)];
        return
        [
            .. Directory.EnumerateFiles(folder)
                .Where(path => spellings.Contains(Path.GetFileName(path), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The files that hold one secret each; what operating systems drop into folders is left out.</summary>
    public IReadOnlyList<string> Secrets()
    {
        if (!IsThere) return [];
        return
        [
            .. Directory.EnumerateDirectories(folder)
                .Where(path => Path.GetFileName(path).Equals("secrets", StringComparison.OrdinalIgnoreCase))
                .SelectMany(Directory.EnumerateFiles)
                .Where(path => !IsDropping(Path.GetFileName(path)))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsDropping(string name) =>
        name.StartsWith('.') || name.Equals("thumbs.db", StringComparison.OrdinalIgnoreCase)
        || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
