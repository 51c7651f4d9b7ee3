// What the kernel says of processes: memory and processor time.
using System.Globalization;

namespace EdgeAgent.Benchmarks.Headquarters;

internal static class ProcessLook
{
    // USER_HZ, which Linux has fixed at 100 for user space (man 5 proc, /proc/[pid]/stat).
    private const double TicksPerSecond = 100;

    /// <summary>Processor seconds used so far; 0 for one that is gone.</summary>
    public static double ProcessorSeconds(int process)
    {
        var fields = Read(process, "stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 13
            ? 0
            : (double.Parse(fields[11], CultureInfo.InvariantCulture)
                + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Resident megabytes; 0 for one that is gone.</summary>
    public static double ResidentMb(int process) =>
        Read(process, "statm").Split(' ') is [_, var pages, ..]
            ? double.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize / 1e6
            : 0;

    /// <summary>Processes whose command line holds both texts, and their children.</summary>
    public static IReadOnlyList<int> WithCommand(string one, string other)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .ToList();
        var parents = all.Where(id => Read(id, "cmdline") is var line && line.Contains(one) && line.Contains(other))
            .ToHashSet();
        return [.. all.Where(id => parents.Contains(id) || parents.Contains(ParentOf(id)))];
    }

    private static int ParentOf(int process) =>
        Read(process, "stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var parent, ..]
            ? int.Parse(parent, CultureInfo.InvariantCulture)
            : 0;

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return ""; // It has just ended.
        }
    }
}
