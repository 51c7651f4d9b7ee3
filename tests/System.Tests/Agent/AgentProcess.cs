// The real agent, or headquarters' part, in a real process, from its config file to its end, for tests that kill it.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Web;

namespace EdgeAgent.SystemTests.Agent;

/// <summary>One run of `edge-agent` or `edge-hq` with its arguments.</summary>
public sealed class AgentProcess : IAsyncDisposable
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(5) };

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private AgentProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it printed so far.</summary>
    public string Output
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts `edge-agent ARGUMENTS`.</summary>
    public static AgentProcess Start(params string[] arguments) => StartProgram("edge-agent", arguments);

    /// <summary>Starts `edge-hq ARGUMENTS`.</summary>
    public static AgentProcess StartHeadquarters(params string[] arguments) => StartProgram("edge-hq", arguments);

    private static AgentProcess StartProgram(string name, string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!);

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, and the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await ExitAsync();
    }

    /// <summary>Waits for its end, a minute at most or as long as is said.</summary>
    public async Task<int> ExitAsync(TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? TimeSpan.FromMinutes(1));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Its state over its own page; null while it does not answer.</summary>
    public static async Task<AgentStatus?> StatusAsync(int webPort)
    {
        try
        {
            var text = await Client.GetStringAsync(new Uri($"http://127.0.0.1:{webPort}/status.json"));
            return JsonSerializer.Deserialize(text, AgentStatusJson.Default.AgentStatus);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>
    /// Polls its state until a condition holds; fails with the agent's own words after a minute, or when it ends.
    /// </summary>
    public async Task<AgentStatus> WaitUntilAsync(int webPort, Func<AgentStatus, bool> condition, string what)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(1) && !_process.HasExited)
        {
            if (await StatusAsync(webPort) is { } status && condition(status)) return status;
            await Task.Delay(20);
        }

        throw new TimeoutException($"The agent never came to: {what}. It said:\n{Output}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lines) _lines.Add(line);
    }
}
