// The processes of this machine, looked at through /proc: for tests that must leave no child behind.
using System.Globalization;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>Looks at processes.</summary>
public static class Children
{
    /// <summary>The processes whose command line holds a text; their ids.</summary>
    public static IReadOnlyList<int> With(string text) =>
    [
        .. All().Where(
            id => id != Environment.ProcessId && Read(id, "cmdline").Contains(text, StringComparison.Ordinal)),
    ];

    /// <summary>The ids of a process's children, zombies too.</summary>
    public static IReadOnlyList<int> Of(int parent) =>
        [.. All().Where(id => ParentOf(Read(id, "stat")) == parent)];

    private static IEnumerable<int> All() =>
        from folder in Directory.EnumerateDirectories("/proc")
        where int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _)
        select int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture);

    // proc(5): "id (name) state parent ..."; the name may hold blanks and brackets.
    private static int ParentOf(string stat) =>
        stat.LastIndexOf(')') is var end and > 0
            ? int.Parse(stat[(end + 2)..].Split(' ')[1], CultureInfo.InvariantCulture)
            : 0;

    /// <summary>A file of /proc; empty where the process is gone.</summary>
    public static string Read(int id, string file) => Text($"/proc/{id}/{file}").Replace('\0', ' ');

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return ""; // gone in the meantime
        }
        catch (UnauthorizedAccessException)
        {
            return ""; // not ours
        }
    }
}
