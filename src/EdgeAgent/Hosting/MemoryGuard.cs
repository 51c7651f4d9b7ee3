// Keeps the box alive when a driver keeps allocating: above the budget, the device whose runs allocated most since the
// last look is stopped; its supervisor starts it anew, slowly. The runtime's own heap limit stands behind it.
namespace EdgeAgent.Hosting;

/// <summary>Watches the managed heap and names the device to stop.</summary>
/// <param name="budgetBytes">The heap, after a full collection, that is still fine.</param>
/// <param name="heapBytes">Reads the size of the heap; true asks for a full collection first.</param>
internal sealed class MemoryGuard(long budgetBytes, Func<bool, long> heapBytes)
{
    /// <summary>A device as the guard sees it.</summary>
    /// <param name="Id">The device's id.</param>
    /// <param name="AllocatedBytes">All bytes that its current run allocated.</param>
    /// <param name="Stop">Stops the run, with a sentence.</param>
    public sealed record Suspect(string Id, long AllocatedBytes, Action<string> Stop);

    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    /// <summary>Looks once. Returns the id of the device that was stopped, or null.</summary>
    public string? Look(IReadOnlyList<Suspect> suspects)
    {
        Suspect? greediest = null;
        long most = 0;
        foreach (var suspect in suspects)
        {
            var grown = suspect.AllocatedBytes - Math.Min(_seen.GetValueOrDefault(suspect.Id), suspect.AllocatedBytes);
            _seen[suspect.Id] = suspect.AllocatedBytes;
            if (grown > most) (greediest, most) = (suspect, grown);
        }

        if (heapBytes(false) <= budgetBytes) return null;
        var kept = heapBytes(true);
        if (kept <= budgetBytes || greediest is null) return null;
        greediest.Stop(
            $"The agent's memory reached {kept >> 20} MiB (budget {budgetBytes >> 20} MiB) and '{greediest.Id}' allocated most; " +
            "it was stopped and is started anew after a pause. If this repeats, report it with a support bundle.");
        return greediest.Id;
    }

    /// <summary>The managed heap as the runtime counts it.</summary>
    public static long ManagedHeap(bool collect) => GC.GetTotalMemory(forceFullCollection: collect);
}
