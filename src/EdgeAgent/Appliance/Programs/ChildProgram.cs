// Programs of the system that the box calls: mount, networkctl, systemctl, rauc. They run without a shell.
using System.ComponentModel;
using System.Diagnostics;

namespace EdgeAgent.Appliance.Programs;

/// <summary>What a program said.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Errors">Its error output.</param>
internal sealed record ProgramAnswer(int Code, string Output, string Errors);

/// <summary>Runs a program to its end.</summary>
internal delegate Task<ProgramAnswer> RunProgram(
    string program, IReadOnlyList<string> arguments, CancellationToken stop);

/// <summary>Calls a program for what it does; whether it could be started and ended well.</summary>
internal delegate bool CallProgram(string program, params string[] arguments);

/// <summary>Runs programs of this machine.</summary>
internal static class ChildProgram
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(20);

    /// <summary>Runs one; its messages are in English, whatever the machine speaks.</summary>
    /// <exception cref="MissingProgram">There is no such program here.</exception>
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
        using var process = Start(start);
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

    /// <summary>Calls one and waits; one that does not end within 20 s is ended.</summary>
    public static bool Call(string program, params string[] arguments)
    {
        using var limit = new CancellationTokenSource(LongestCall, TimeProvider.System);
        try
        {
            return RunAsync(program, arguments, limit.Token).GetAwaiter().GetResult().Code == 0;
        }
        catch (Exception fault) when (fault is MissingProgram or OperationCanceledException)
        {
            return false; // The caller says what it could not do.
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new MissingProgram($"`{start.FileName}` is not here ({fault.Message.TrimEnd('.')})", fault);
        }
    }
}

/// <summary>There is no such program on this machine, or it may not be run; the message has no full stop.</summary>
internal sealed class MissingProgram(string message, Exception cause) : Exception(message, cause);
