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
        var drive = new DriveInfo(existing);
        if (Volatile.Contains(drive.DriveFormat))
            yield return new Finding(
                "state folder",
                FindingLevel.Warning,
                $"{folder} is in memory ({drive.DriveFormat}): everything in it is lost at power off. Set `state:` to a folder on a disk.");
        var free = drive.AvailableFreeSpace;
        yield return new Finding(
            "free space",
            free < LeastFree ? FindingLevel.Warning : FindingLevel.Ok,
            free < LeastFree
                ? $"{free >> 20} MiB are free for {folder}: make room, at least {SizeText.Of(LeastFree)}."
                : $"{free >> 20} MiB are free for {folder}.");
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
