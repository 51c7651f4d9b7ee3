// Programs of this computer: making, looking at and mending disks and images.
using System.Diagnostics;

namespace EdgeAgent.Machines;

/// <summary>What a program said, and its exit status.</summary>
/// <param name="Status">0 where all went well.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its standard error.</param>
public sealed record HostAnswer(int Status, string Output, string Errors)
{
    /// <summary>All that it said.</summary>
    public string Words => $"{Output}{Errors}".Trim();
}

/// <summary>Runs programs here, outside of any machine.</summary>
public static class HostProgram
{
    /// <summary>Runs a program to its end; returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">With its words, where it failed.</exception>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var answer = await TryAsync(program, arguments);
        if (answer.Status == 0) return answer.Output;
        throw new InvalidOperationException(
            $"{program} {string.Join(' ', arguments)} failed with {answer.Status}:\n{answer.Words}");
    }

    /// <summary>Runs a program to its end, and says what came of it.</summary>
    public static async Task<HostAnswer> TryAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new HostAnswer(process.ExitCode, output, await errors);
    }
}
