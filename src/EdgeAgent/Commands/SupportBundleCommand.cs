// `edge-agent support-bundle`: one file with everything a support person asks for, and nothing personal or secret in
// it.
using System.CommandLine;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Commands.Support;
using EdgeAgent.Configuration;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>The command <c>support-bundle</c>.</summary>
internal static class SupportBundleCommand
{
    private const int LogTail = 1 << 20;

    private const string Contents = """
        What is in this bundle:
          status.json   the agent's state, where it runs: devices, outbox, uplink (no event data)
          metrics.txt   its metrics
          store.yaml    the config; secrets are references there, and what looks like one was taken out
          hq.yaml       HQ's configuration, where one runs over that file
          check.json    what `edge-agent check` says
          system.txt    kernel, memory, disks, load
          log/          the ends of the log files
        Not in it: events, plates, pictures, voices, keys, passwords.
        """;

    /// <summary>Builds the command.</summary>
    public static Command Build(DriverCatalogue drivers, TimeProvider time)
    {
        var config = ConfigOption.Make();
        var output = new Option<string?>("--output")
        {
            Description = "The file to write. Default: edge-agent-support-TIME.tar.gz here.",
        };
        var command = new Command(
            "support-bundle",
            "Packs state, config, checks and logs for support; secrets and personal data are left out.")
        {
            config, output,
        };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.Load(config, drivers),
            parsed.GetValue(output),
            time,
            stop));
        return command;
    }

    private static async Task<int> RunAsync(ConfigLoad load, string? output, TimeProvider time, CancellationToken stop)
    {
        var now = time.GetUtcNow();
        var path = output ?? $"edge-agent-support-{now:yyyyMMdd-HHmmss}.tar.gz";
        if (Path.Exists(path))
        {
            Console.Error.WriteLine($"{path} is there already: name another file by --output.");
            return 1;
        }

        await Terminal.Output().Status().StartAsync("Packing ...", async progress =>
        {
            await using var bundle = new BundleWriter(path, now);
            await bundle.AddAsync("README.txt", Contents, stop);
            progress.Status("Asking the agent ...");
            await AddAgentAsync(bundle, load, stop);
            progress.Status("Checking the config ...");
            await bundle.AddAsync("store.yaml", string.Join('\n', load.Lines), stop);
            if (load.Config is { } config && InForceCheck.Running(load, config) is { } wish)
                await bundle.AddAsync("hq.yaml", wish.Document, stop);
            await bundle.AddAsync("check.json", (await Surroundings.ReportAsync(load, time, stop)).ToJson(), stop);
            progress.Status("Reading the machine and the logs ...");
            await bundle.AddAsync("system.txt", SystemFacts.Collect(now), stop);
            await AddLogsAsync(bundle, load.Config?.Log.Folder, stop);
        });
        Console.Out.WriteLine(
            $"{path} is ready ({new FileInfo(path).Length >> 10} KiB). It holds no events, secrets or personal data.");
        return 0;
    }

    private static async Task AddAgentAsync(BundleWriter bundle, ConfigLoad load, CancellationToken stop)
    {
        using var agent = new RunningAgent(load.Config?.Web ?? new WebOptions());
        var silent = $"No agent answers at {agent.Address}.";
        await bundle.AddAsync("status.json", await agent.TextAsync("status.json", stop) ?? silent, stop);
        await bundle.AddAsync("metrics.txt", await agent.TextAsync("metrics", stop) ?? silent, stop);
    }

    private static async Task AddLogsAsync(BundleWriter bundle, string? folder, CancellationToken stop)
    {
        if (folder is null || !Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.log").Order(StringComparer.Ordinal).TakeLast(5))
        {
            await using var stream = new FileStream(
                file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > LogTail) stream.Seek(-LogTail, SeekOrigin.End);
            using var reader = new StreamReader(stream);
            await bundle.AddAsync($"log/{Path.GetFileName(file)}", await reader.ReadToEndAsync(stop), stop);
        }
    }
}
