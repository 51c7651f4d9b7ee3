// What the process itself uses, read from /proc.
using System.Diagnostics;
using System.Globalization;

namespace EdgeAgent.Web;

/// <summary>Memory, processor time, files and bytes written of this process.</summary>
/// <param name="ResidentBytes">Resident memory.</param>
/// <param name="CpuSeconds">Processor time since the start.</param>
/// <param name="OpenFiles">Open file descriptors.</param>
/// <param name="WrittenBytes">Bytes that the process caused to be written to disks.</param>
internal sealed record ProcessFigures(long ResidentBytes, double CpuSeconds, int OpenFiles, long WrittenBytes)
{
    /// <summary>Reads them now.</summary>
    public static ProcessFigures Read()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessFigures(
            process.WorkingSet64,
            process.TotalProcessorTime.TotalSeconds,
            Directory.Exists("/proc/self/fd") ? Directory.GetFiles("/proc/self/fd").Length : 0,
            Written());
    }

    private static long Written()
    {
        const string path = "/proc/self/io";
        if (!File.Exists(path)) return 0;
        var line = File.ReadLines(path).FirstOrDefault(
            line => line.StartsWith("write_bytes: ", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan("write_bytes: ".Length), CultureInfo.InvariantCulture);
    }
}
