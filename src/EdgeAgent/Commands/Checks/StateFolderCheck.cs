// The state folder must be writable, on a disk that survives a restart, with room for the outbox.
using EdgeAgent.Configuration.Reading;

namespace EdgeAgent.Commands.Checks;

/// <summary>Looks at the folder that holds all state.</summary>
internal static class StateFolderCheck
{
    private const long LeastFree = 256L << 20;
    private static readonly string[] Volatile = ["tmpfs", "ramfs", "devtmpfs"];

    /// <summary>Tries the folder, or the nearest one above it that exists.</summary>
    public static IEnumerable<Finding> Run(string folder)
    {
        var existing = Nearest(folder);
        var writable = Writable(existing);
        yield return writable is null
            ? new Finding(
                "state folder",
                FindingLevel.Ok,
                existing == folder ? $"{folder} can be written." : $"{folder} will be made.")
            : new Finding(
                "state folder",
                FindingLevel.Failed,
                $"{folder} cannot be written by {Environment.UserName} ({writable}): run this check as the service's user, "
                + $"or give the folder to it with `chown`.");
        foreach (var finding in Space(folder, new DriveInfo(existing))) yield return finding;
    }

    private static IEnumerable<Finding> Space(string folder, DriveInfo drive)
    {
        var (format, free, problem) = Facts(drive);
        if (problem is not null)
        {
            yield return new Finding(
                "free space",
                FindingLevel.Warning,
                $"What {folder} lies on cannot be told ({problem}): see to it that it is a disk that survives a restart, "
                + $"with at least {SizeText.Of(LeastFree)} free.");
            yield break;
        }

        if (Volatile.Contains(format))
            yield return new Finding(
                "state folder",
                FindingLevel.Warning,
                $"{folder} is in memory ({format}): everything in it is lost at power off. Set `state:` to a folder on a "
                + "disk.");
        yield return new Finding(
            "free space",
            free < LeastFree ? FindingLevel.Warning : FindingLevel.Ok,
            free < LeastFree
                ? $"{free >> 20} MiB are free for {folder}: make room, at least {SizeText.Of(LeastFree)}."
                : $"{free >> 20} MiB are free for {folder}.");
    }

    // In a bare chroot no file system is mounted at the root, and the runtime finds none.
    private static (string Format, long Free, string? Problem) Facts(DriveInfo drive)
    {
        try
        {
            return (drive.DriveFormat, drive.AvailableFreeSpace, null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ("", 0, fault.Message.TrimEnd('.'));
        }
    }

    private static string Nearest(string folder)
    {
        var candidate = folder;
        while (!Directory.Exists(candidate)) candidate = Path.GetDirectoryName(candidate) ?? "/";
        return candidate;
    }

    private static string? Writable(string folder)
    {
        var probe = Path.Combine(folder, $".edge-agent-check-{Environment.ProcessId}");
        try
        {
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message.TrimEnd('.');
        }
    }
}
