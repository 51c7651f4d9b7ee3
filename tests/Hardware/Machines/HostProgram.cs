// Programs of this computer that have to succeed: making disks and images.
using System.Diagnostics;

namespace EdgeAgent.HardwareTests.Machines;

/// <summary>Runs programs here, outside of any machine.</summary>
internal static class HostProgram
{
    /// <summary>Runs a program to its end; returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">With its words, where it failed.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode == 0) return output;
        throw new InvalidOperationException(
            $"{program} {string.Join(' ', arguments)} failed with {process.ExitCode}:\n{output}{await errors}");
    }
}
