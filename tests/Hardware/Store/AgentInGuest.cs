// The real agent in the machine: the published program, under a user of its own with the groups that its drivers
// ask for.
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Store;

/// <summary>One run of `edge-agent` in the machine.</summary>
/// <param name="shell">The machine's shell.</param>
/// <param name="port">The port of its status page; its config, state and log are named after it.</param>
public sealed class AgentInGuest(GuestShell shell, int port)
{
    private static readonly TimeSpan StatusLimit = Patience.Minutes(2);

    private string Config => $"/run/agent-{port}.yaml";

    /// <summary>The file with what it printed.</summary>
    public string Log => $"/run/agent-{port}.log";

    /// <summary>Writes the config and starts it; does not wait.</summary>
    public Task StartAsync(string config) => shell.RunAsync(
        $"""
        cat > {Config} <<'END'
        {config}
        web: {"{"} port: {port.ToString(CultureInfo.InvariantCulture)} {"}"}
        state: /var/lib/agent-{port}
        END
        install -d -o edge-agent -g edge-agent -m 700 /var/lib/agent-{port}
        {ProgramDisk.AsAgent} {ProgramDisk.Agent} run --config {Config} < /dev/null > {Log} 2>&1 &
        echo $! > /run/agent-{port}.pid
        """);

    /// <summary>Runs a command of it beside the running one, as the same user.</summary>
    public Task<GuestAnswer> CommandAsync(string arguments) => shell.TryAsync(
        $"{ProgramDisk.AsAgent} {ProgramDisk.Agent} {arguments} --config {Config}",
        Patience.Minutes(4));

    /// <summary>Stops it in order (SIGTERM).</summary>
    public Task StopAsync() => shell.RunAsync(
        $"pid=$(cat /run/agent-{port}.pid); kill -TERM $pid; while kill -0 $pid 2>/dev/null; do sleep 0.2; done");

    /// <summary>What it printed.</summary>
    public Task<string> WordsAsync() => shell.RunAsync($"cat {Log}");

    /// <summary>All devices; null while it does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, DeviceView>?> DevicesAsync()
    {
        // By bash alone: the wget of Debian 12's busybox (1.35.0-4+deb12u1+b1) dies before it asks.
        var answer = await shell.TryAsync(
            $$"""
            timeout 20 bash -c 'exec 3<> /dev/tcp/127.0.0.1/{{port}}
                printf "GET /status.json HTTP/1.0\r\nHost: localhost\r\n\r\n" >&3
                sed "1,/^\r\$/d" <&3'
            """);
        return answer.Status == 0 ? DeviceView.Read(answer.Output) : null;
    }

    /// <summary>A device as it is now.</summary>
    public async Task<DeviceView> DeviceAsync(string id) =>
        (await DevicesAsync() ?? throw new InvalidOperationException($"The agent is gone:\n{await WordsAsync()}"))[id];

    /// <summary>Asks for a device until it is as wanted; fails with its state and the agent's words.</summary>
    public async Task<DeviceView> DeviceIsAsync(
        string id, Func<DeviceView, bool> wanted, string what, TimeSpan? limit = null)
    {
        var since = Stopwatch.GetTimestamp();
        DeviceView? last = null;
        while (Stopwatch.GetElapsedTime(since) < (limit ?? StatusLimit))
        {
            if (await DevicesAsync() is { } devices && wanted(last = devices[id])) return last;
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        throw new TimeoutException(
            $"Device '{id}' never came to: {what}. It was last seen as: {JsonSerializer.Serialize(last)}\n"
            + $"The agent said:\n{await WordsAsync()}");
    }
}
