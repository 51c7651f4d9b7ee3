// What the commands of updates find around them: the configuration in force, the running agent, the records. A config
// with faults is no hindrance: an update may be what mends the box.
using System.Text.Json;
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Configuration;
using EdgeAgent.Hosting.Kernel;
using EdgeAgent.Steering.Config;
using EdgeAgent.Web;

namespace EdgeAgent.Commands.Appliance;

/// <summary>Finds the surroundings.</summary>
internal sealed class UpdateSurroundings(ConfigLoader loader, TimeProvider time, string records)
{
    /// <summary>Looks around.</summary>
    /// <param name="config">The config file; null for the standard one.</param>
    public Found Look(string? config)
    {
        var installed = loader.Load(config ?? ConfigLoader.StandardFile);
        var inForce = installed.Config is null ? null : new ConfigChoice(loader, time).Look(installed).Config;
        return new Found(inForce, time, records);
    }

    /// <summary>What was found; holds the line to the agent.</summary>
    internal sealed class Found : IDisposable
    {
        // Longer than a person waits: what was up before an update is asked once, and a box that has just started is
        // slow.
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        private readonly RunningAgent _agent;

        public Found(StoreConfig? config, TimeProvider time, string records)
        {
            _agent = new RunningAgent(config?.Web ?? new WebOptions(), Patience);
            Box = new BoxAround
            {
                Version = InstalledVersion.Read(),
                BootId = BootId.Read(),
                Records = new UpdateRecords(records),
                Wish = config?.Updates,
                Bundle = version => config is null ? null : BundleOf(config, version),
                Status = StatusAsync,
                StartIsTrial = Words().Contains("edge-agent.trial"),
                Time = time,
            };
        }

        /// <summary>The box.</summary>
        public BoxAround Box { get; }

        /// <inheritdoc/>
        public void Dispose() => _agent.Dispose();

        // The words that the boot loader gave to the kernel.
        private static string[] Words() => File.ReadAllText("/proc/cmdline").Split([' ', '\n']);

        private static string? BundleOf(StoreConfig config, UpdateVersion version) =>
            UpdateAssembly.Folder(config).Bundle(version) is var file && File.Exists(file) ? file : null;

        // An agent that hangs, or answers what nobody can read, counts as one that does not answer.
        private async Task<AgentStatus?> StatusAsync(CancellationToken stop)
        {
            try
            {
                return await _agent.StatusAsync(stop);
            }
            catch (Exception fault)
                when (fault is JsonException or TaskCanceledException && !stop.IsCancellationRequested)
            {
                return null;
            }
        }
    }
}
