// Whom the chain knows, at this moment: from a file of the box, or from a list of HQ that may change at any time.
using System.Text.Json;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Lists;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>The list in use. The insight reads it, HQ's desk replaces it.</summary>
/// <param name="name">The name of HQ's list; empty where none is used.</param>
/// <param name="first">What is known before HQ has sent any.</param>
internal sealed class KnownVehicles(string name, PlateList first) : IListUser
{
    private PlateList _current = first;

    /// <summary>The list now.</summary>
    public PlateList Current => Volatile.Read(ref _current);

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Kind => ListKinds.Plates;

    /// <inheritdoc/>
    public string? Take(JsonElement entries)
    {
        var list = PlateList.Of(entries);
        if (list.Problems.Count > 0) return string.Join(' ', list.Problems.Take(5));
        Volatile.Write(ref _current, list);
        return null;
    }
}
