// Where an emulated reader's antennas get their reads from.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Llrp.Emulation.Scenes;

/// <summary>One tag answering once.</summary>
/// <param name="Epc">The EPC.</param>
/// <param name="Antenna">The antenna port.</param>
/// <param name="RssiCentiDbm">Signal strength in 1/100 dBm.</param>
/// <param name="At">When, since the reader was switched on.</param>
public readonly record struct EmulatedRead(EpcBits Epc, ushort Antenna, short RssiCentiDbm, TimeSpan At);

/// <summary>Says which tags answer when.</summary>
public interface IReadSource
{
    /// <summary>The reads of a span of time, in their order.</summary>
    /// <param name="from">The span's beginning, which belongs to it.</param>
    /// <param name="to">The span's end, which belongs to the next.</param>
    IEnumerable<EmulatedRead> Between(TimeSpan from, TimeSpan to);
}
