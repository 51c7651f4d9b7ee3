// One edge as the kernel reports it (gpio_v2_line_event in linux/gpio.h).
using System.Runtime.InteropServices;

namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>One edge.</summary>
/// <param name="Nanoseconds">When, by the kernel's monotonic clock.</param>
/// <param name="Active">True for the edge to on.</param>
/// <param name="Sequence">Rises by one for each edge of the line, kept or not; the first is 1.</param>
internal readonly record struct LineEvent(ulong Nanoseconds, bool Active, uint Sequence)
{
    /// <summary>
    /// Size of the structure: time u64 at 0, id u32 at 8, offset u32 at 12, seqno u32 at 16, line_seqno u32 at 20.
    /// </summary>
    public const int Bytes = 48;

    private const uint Rising = 1;

    /// <summary>Reads the structure.</summary>
    public static LineEvent Read(ReadOnlySpan<byte> edge) => new(
        MemoryMarshal.Read<ulong>(edge),
        MemoryMarshal.Read<uint>(edge[8..]) == Rising,
        MemoryMarshal.Read<uint>(edge[20..]));
}
