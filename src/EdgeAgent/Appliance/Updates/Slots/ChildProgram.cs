// Runs another program to its end, without a shell, and gives back what it said.
using System.ComponentModel;
using System.Diagnostics;

namespace EdgeAgent.Appliance.Updates.Slots;

/// <summary>What a program said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its error output.</param>
internal sealed record ProgramAnswer(int Code, string Output, string Errors);

/// <summary>Runs a program.</summary>
internal delegate Task<ProgramAnswer> RunProgram(
    string program, IReadOnlyList<string> arguments, CancellationToken stop);

/// <summary>Runs programs of this machine.</summary>
internal static class ChildProgram
{
    /// <summary>Runs one; its messages are in English, whatever the machine speaks.</summary>
    /// <exception cref="SlotFault">There is no such program here.</exception>
    public static async Task<ProgramAnswer> RunAsync(
        string program, IReadOnlyList<string> arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var errors = process.StandardError.ReadToEndAsync(stop);
            try
            {
                await process.WaitForExitAsync(stop);
                return new ProgramAnswer(process.ExitCode, await output, await errors);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception fault)
        {
            throw new SlotFault(
                $"`{program}` is not here ({fault.Message.TrimEnd('.')}): updates need a box that was flashed with the image; "
                + "elsewhere use the package.",
                fault);
        }
    }
}
