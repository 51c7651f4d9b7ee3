// Programs of the system that the box calls: mount, networkctl, systemctl.
using System.ComponentModel;
using System.Diagnostics;

namespace EdgeAgent.Appliance.Card;

/// <summary>Runs a program and waits for its end; whether it could be started and ended well.</summary>
internal delegate bool RunProgram(string program, params string[] arguments);

/// <summary>Runs programs of the system.</summary>
internal static class ProgramCall
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Runs one; one that does not end within 20 s is ended.</summary>
    public static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            process.OutputDataReceived += (_, _) => { };
            process.ErrorDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            if (process.WaitForExit(Longest)) return process.ExitCode == 0;
            process.Kill(entireProcessTree: true);
            return false;
        }
        catch (Win32Exception)
        {
            return false; // There is no such program here: the caller says what it could not do.
        }
    }
}
