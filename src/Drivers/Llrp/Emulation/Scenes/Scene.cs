// What happens before the antennas of emulated readers: tags, where they are, and when. The same seed gives the same
// reads.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Llrp.Emulation.Scenes;

/// <summary>A store in a box: readers, tags and their ways.</summary>
public sealed record Scene
{
    /// <summary>Makes the jitter of times and signals; the same seed gives the same reads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>After this time everything begins anew, for ever; null = it happens once.</summary>
    public TimeSpan? Loop { get; init; }

    /// <summary>The readers, by name.</summary>
    public required IReadOnlyList<SceneReader> Readers { get; init; }

    /// <summary>The tags.</summary>
    public required IReadOnlyList<SceneTag> Tags { get; init; }
}

/// <summary>One reader of a scene.</summary>
/// <param name="Name">For people.</param>
/// <param name="Vendor">Whose reader it is.</param>
/// <param name="Antennas">Antenna port, from 1, and the zone that it looks at.</param>
public sealed record SceneReader(string Name, ReaderProfile Vendor, IReadOnlyDictionary<ushort, string> Antennas);

/// <summary>One tag of a scene.</summary>
/// <param name="Epc">Its EPC.</param>
/// <param name="Path">Where it is, and when; stays may overlap, as fields of antennas do.</param>
public sealed record SceneTag(EpcBits Epc, IReadOnlyList<Stay> Path);

/// <summary>A tag in the field of a zone's antenna for a while.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Enter">From this time of the scene.</param>
/// <param name="Leave">Until this time.</param>
/// <param name="RssiDbm">Mean signal strength, in dBm.</param>
/// <param name="SpreadDb">How far the signal strays from it, in dB.</param>
/// <param name="ReadsPerSecond">How often it is read.</param>
public sealed record Stay(
    string Zone, TimeSpan Enter, TimeSpan Leave, double RssiDbm = -55, double SpreadDb = 3, double ReadsPerSecond = 5);
