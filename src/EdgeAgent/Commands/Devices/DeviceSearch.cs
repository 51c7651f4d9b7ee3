// Lets every driver that can search look around, and puts the finds together: ids that are used once, and which of them
// the config has already.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Discovery;

namespace EdgeAgent.Commands.Devices;

/// <summary>One find, with an id that no other has.</summary>
/// <param name="Id">The id of its block.</param>
/// <param name="Device">What was found.</param>
/// <param name="IsConfigured">Whether the config names it.</param>
internal sealed record Find(string Id, FoundDevice Device, bool IsConfigured)
{
    /// <summary>Its block as it stands under <c>devices:</c>, indented by two; empty = there is none.</summary>
    public IReadOnlyList<string> Block =>
        Device.Block.Count == 0
            ? []
            : [$"  {Id}:", $"    driver: {Device.Driver}", .. Device.Block.Select(line => $"    {line}")];
}

/// <summary>All that was found.</summary>
/// <param name="Devices">In the order of the drivers.</param>
/// <param name="Faults">Searches that failed: sentences.</param>
internal sealed record SearchResult(IReadOnlyList<Find> Devices, IReadOnlyList<string> Faults)
{
    /// <summary>
    /// What can be pasted into <c>store.yaml</c>: the zones that blocks name, and the blocks of what it has not yet.
    /// </summary>
    public IReadOnlyList<string> Block
    {
        get
        {
            var fresh = Devices.Where(find => !find.IsConfigured && find.Block.Count > 0).ToArray();
            var zones = fresh.SelectMany(find => find.Device.Zones).Distinct().ToArray();
            return
            [
                .. zones.Length == 0 ? Array.Empty<string>() : ["zones:", .. zones.Select(zone => $"  {zone}: {{}}")],
                .. fresh.Length == 0 ? Array.Empty<string>() : ["devices:"],
                .. fresh.SelectMany(find => find.Block),
            ];
        }
    }
}

/// <summary>Searches.</summary>
/// <param name="drivers">The drivers, some of which can search.</param>
/// <param name="scope">How far the search goes.</param>
internal sealed class DeviceSearch(DriverCatalogue drivers, FindScope scope)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <summary>Looks everywhere at once; a search that fails or hangs costs its own finds alone.</summary>
    /// <param name="config">The text of the config; empty = there is none.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<SearchResult> RunAsync(string config, CancellationToken stop)
    {
        var finders = drivers.All.OfType<IDeviceFinder>().Append(new I2cBuses()).ToArray();
        var outcomes = await Task.WhenAll(finders.Select(finder => FindAsync(finder, stop)));
        var used = new HashSet<string>();
        return new SearchResult(
            [
                .. outcomes.SelectMany(outcome => outcome.Found).Select(device => new Find(
                    Unique(device.Id, used),
                    device,
                    device.Marks.Any(mark => config.Contains(mark, StringComparison.Ordinal)))),
            ],
            [.. outcomes.Select(outcome => outcome.Fault).OfType<string>()]);
    }

    private async Task<(IReadOnlyList<FoundDevice> Found, string? Fault)> FindAsync(
        IDeviceFinder finder, CancellationToken stop)
    {
        var what = finder is IDriver driver ? $"for driver `{driver.Name}`" : "for I2C buses";
        // A sweep of networks takes its time by design, and limits itself.
        using var over = scope.Networks.Count > 0
            ? new CancellationTokenSource()
            : new CancellationTokenSource(Limit, scope.Services.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, over.Token);
        try
        {
            return (await finder.FindAsync(scope, either.Token), null);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return ([], $"The search {what} did not end within {Limit.TotalSeconds:0} s.");
        }
        catch (Exception fault) when (fault is DeviceFault or IOException or UnauthorizedAccessException)
        {
            return ([], $"The search {what} failed: {fault.Message}");
        }
    }

    private static string Unique(string id, HashSet<string> used)
    {
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? id : $"{id}-{number}";
            if (used.Add(candidate)) return candidate;
        }
    }
}
