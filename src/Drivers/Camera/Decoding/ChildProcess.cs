// One ffmpeg child: started with nothing of our environment, its words drained by a task of their own, ended by its own
// process id, and reaped by the runtime as soon as it ends.
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace EdgeAgent.Drivers.Camera.Decoding;

/// <summary>A running child process whose standard output is data.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task _drained;

    private ChildProcess(Process process, Task drained) => (_process, _drained) = (process, drained);

    /// <summary>Its process id.</summary>
    public int Id => _process.Id;

    /// <summary>What it writes.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name; it is looked for in <c>PATH</c>.</param>
    /// <param name="arguments">They stand in the process list: nothing secret.</param>
    /// <param name="input">Given through its standard input, which is then closed: the place for secrets.</param>
    /// <param name="words">Takes the lines that it says on its standard error.</param>
    /// <exception cref="DeviceFault">It is not installed.</exception>
    public static ChildProcess Start(
        string program, IEnumerable<string> arguments, string input, Action<string> words)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Strip(start.Environment);
        try
        {
            var process = Process.Start(start)!;
            var drained = WordDrain.RunAsync(process.StandardError.BaseStream, words);
            Give(process, input);
            return new ChildProcess(process, drained);
        }
        catch (Win32Exception fault)
        {
            throw new DeviceFault(
                $"`{program}` cannot be started ({fault.Message}): install it (`sudo apt install ffmpeg util-linux`).",
                RetryAdvice.NeedsPerson,
                fault);
        }
    }

    /// <summary>Ends it at once, also where it is stopped or stuck. Any thread may.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself in the meantime.
        }
    }

    /// <summary>Waits until it has ended and everything that it said has been heard.</summary>
    /// <returns>Its exit code; above 128 the number of a signal and 128.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync(CancellationToken.None);
        await _drained;
        return _process.ExitCode;
    }

    /// <summary>Ends it, if it still runs, waits until it is gone, and lets go of its pipes.</summary>
    public void Dispose()
    {
        Kill();
        EndAsync().GetAwaiter().GetResult();
        _process.Dispose();
    }

    // The agent's variables may hold secrets (`env:`); what ffmpeg and its hardware drivers need is little.
    private static void Strip(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.ToArray())
            if (name != "PATH" && !name.StartsWith("LIBVA_", StringComparison.Ordinal)) environment.Remove(name);
        environment["LC_ALL"] = "C";
    }

    private static void Give(Process process, string input)
    {
        try
        {
            using var pipe = process.StandardInput.BaseStream;
            pipe.Write(Encoding.UTF8.GetBytes(input));
        }
        catch (IOException)
        {
            // It has ended before it read its input; its last words say why.
        }
    }
}
