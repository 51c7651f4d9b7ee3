// Reads at a fixed rate, tag after tag and antenna after antenna: for load, kill and endurance tests.
using System.Buffers.Binary;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Llrp.Emulation.Scenes;

/// <summary>A steady stream of reads.</summary>
/// <param name="readsPerSecond">Reads in a second, over all antennas.</param>
/// <param name="tags">How many tags take turns, at least 1.</param>
/// <param name="antennas">The antenna ports, at least one. Each tag keeps to one of them.</param>
public sealed class LoadSource(double readsPerSecond, int tags, IReadOnlyList<ushort> antennas) : IReadSource
{
    /// <inheritdoc/>
    public IEnumerable<EmulatedRead> Between(TimeSpan from, TimeSpan to)
    {
        var gap = TimeSpan.FromSeconds(1 / readsPerSecond);
        for (var number = (long)Math.Ceiling(from / gap); number * gap < to; number++)
        {
            var tag = (int)(number % tags);
            yield return new EmulatedRead(Epc(tag), antennas[tag % antennas.Count], -5500, number * gap);
        }
    }

    /// <summary>The EPC of one of the tags: SGTIN-96 of company prefix 0614141, item 812345, serial 1 and up.</summary>
    /// <param name="tag">0 and up.</param>
    public static EpcBits Epc(int tag)
    {
        Span<byte> bytes = stackalloc byte[12];
        Convert.FromHexString("3074257BF7194E4000000000").CopyTo(bytes);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[8..], (uint)tag + 1);
        return new EpcBits(bytes, 96);
    }
}
