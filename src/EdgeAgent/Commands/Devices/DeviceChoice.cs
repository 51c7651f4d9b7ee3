// Which device a command is about, and whether an agent holds it.
using System.CommandLine;
using EdgeAgent.Configuration;

namespace EdgeAgent.Commands.Devices;

/// <summary>Finds the device that a command line names.</summary>
internal static class DeviceChoice
{
    /// <summary>The config and the device in it; null where there is none, after a sentence.</summary>
    public static (StoreConfig Store, DeviceConfig Device)? Find(
        ParseResult parsed, Argument<string> device, Option<string?> config, DriverCatalogue drivers)
    {
        var load = parsed.Load(config, drivers);
        if (load.Config is not { } store)
        {
            Console.Error.WriteLine($"{load.File} has faults: `edge-agent check --config {load.File}` shows them.");
            return null;
        }

        var id = parsed.GetValue(device);
        if (store.Devices.FirstOrDefault(known => known.Id == id) is { } chosen) return (store, chosen);
        var known = string.Join(", ", store.Devices.Select(other => other.Id));
        Console.Error.WriteLine(
            $"{load.File} has no device '{id}'. It has: {(known.Length > 0 ? known : "none")}.");
        return null;
    }

    /// <summary>Whether an agent runs on this machine with this box's config.</summary>
    public static async Task<bool> IsRunAsync(RunningAgent agent, StoreConfig store, CancellationToken stop) =>
        await agent.StatusAsync(stop) is { } status && status.Box == store.Store.Box;
}
