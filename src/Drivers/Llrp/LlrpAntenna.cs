// One antenna port of a reader, as store.yaml describes it.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>What one antenna looks at.</summary>
/// <param name="Zone">The zone that its reads belong to.</param>
/// <param name="PowerDbm">Transmit power in dBm; null = the reader-wide power.</param>
public sealed record LlrpAntenna(string Zone, double? PowerDbm = null)
{
    /// <summary>Reads one entry under <c>antennas:</c>.</summary>
    public static LlrpAntenna Read(IOptionReader reader) => new(
        reader.Zone("zone", "The zone that this antenna looks at."),
        reader.OptionalNumber("power", "Transmit power of this antenna alone.", 0, 36, "dBm"));
}
