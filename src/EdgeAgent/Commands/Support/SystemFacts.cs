// What a support person asks first about the machine: kernel, memory, disks, load, time.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeAgent.Commands.Support;

/// <summary>Facts of the machine as text.</summary>
internal static class SystemFacts
{
    private static readonly string[] Files =
        ["/proc/version", "/proc/uptime", "/proc/loadavg", "/proc/meminfo", "/proc/pressure/io", "/etc/os-release"];

    /// <summary>Collects them.</summary>
    public static string Collect(DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"time {now:O}, agent {AgentVersion.Text}");
        text.AppendLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        foreach (var drive in DriveInfo.GetDrives().Where(drive => drive.DriveType == DriveType.Fixed && drive.IsReady))
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"disk {drive.Name} {drive.DriveFormat}: {drive.AvailableFreeSpace >> 20} MiB free of {drive.TotalSize >> 20}");
        foreach (var file in Files.Where(File.Exists))
            text.AppendLine(CultureInfo.InvariantCulture, $"== {file}").AppendLine(File.ReadAllText(file));
        return text.ToString();
    }
}
