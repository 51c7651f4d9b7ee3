// Runs shell scripts in the machine, one after the other (the protocol is in image/guest/serve).
using System.Globalization;
using System.Text;

namespace EdgeAgent.Machines;

/// <summary>What a script printed, and its exit status.</summary>
/// <param name="Output">Both of its outputs, as they came.</param>
/// <param name="Status">0 where all went well.</param>
public sealed record GuestAnswer(string Output, int Status);

/// <summary>The machine's shell. Thread-safe.</summary>
public sealed class GuestShell : IDisposable
{
    private static readonly TimeSpan BootLimit = Patience.Minutes(4);
    private static readonly TimeSpan CommandLimit = Patience.Minutes(2);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly GuestSocket _socket;
    private readonly Func<string> _console;
    private int _number;

    private GuestShell(GuestSocket socket, Func<string> console) => (_socket, _console) = (socket, console);

    /// <summary>Waits until the machine's end is ready.</summary>
    internal static async Task<GuestShell> OpenAsync(GuestSocket socket, Func<string> console)
    {
        var shell = new GuestShell(socket, console);
        var word = await shell.LineAsync(BootLimit, "the boot");
        if (!word.StartsWith("READY", StringComparison.Ordinal))
            throw new InvalidOperationException($"The machine's shell began with: {word}");
        return shell;
    }

    /// <summary>Runs a script that has to succeed; returns what it printed, without the last line's end.</summary>
    /// <exception cref="InvalidOperationException">With its words, where its exit status is not 0.</exception>
    public async Task<string> RunAsync(string script, TimeSpan? limit = null)
    {
        var answer = await TryAsync($"set -e -o pipefail\n{script}", limit);
        if (answer.Status == 0) return answer.Output.TrimEnd('\n');
        throw new InvalidOperationException(
            $"In the machine this failed with {answer.Status}:\n{script}\nIt said:\n{answer.Output}");
    }

    /// <summary>Runs a script and returns what came of it.</summary>
    public async Task<GuestAnswer> TryAsync(string script, TimeSpan? limit = null)
    {
        await _turn.WaitAsync();
        try
        {
            var number = ++_number;
            await _socket.Writer.WriteLineAsync(
                $"{number} {Convert.ToBase64String(Encoding.UTF8.GetBytes(script + "\n"))}");
            var words = (await LineAsync(limit ?? CommandLimit, script)).Split(' ');
            // What a script that was given up prints at last comes before the answer to this one.
            while (int.Parse(words[0], CultureInfo.InvariantCulture) < number)
                words = (await LineAsync(limit ?? CommandLimit, script)).Split(' ');
            var output = words.Length > 2 ? Convert.FromBase64String(words[2]) : [];
            return new GuestAnswer(
                Encoding.UTF8.GetString(output), int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits until the machine has started anew by itself, and its end is ready again.</summary>
    public async Task RestartedAsync(TimeSpan limit)
    {
        await _turn.WaitAsync();
        try
        {
            // What it still had to answer before it went down was for nobody.
            while (!(await LineAsync(limit, "its restart")).StartsWith("READY", StringComparison.Ordinal))
            {
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _turn.Dispose();
    }

    private async Task<string> LineAsync(TimeSpan limit, string what)
    {
        using var expiry = new CancellationTokenSource(limit);
        try
        {
            return await _socket.Reader.ReadLineAsync(expiry.Token)
                ?? throw new InvalidOperationException($"The machine ended. Its console:\n{_console()}");
        }
        catch (IOException)
        {
            throw new InvalidOperationException($"The machine ended. Its console:\n{_console()}");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException(
                $"No answer after {limit.TotalSeconds:0} s to: {what}\nThe machine's console:\n{_console()}");
        }
    }
}
