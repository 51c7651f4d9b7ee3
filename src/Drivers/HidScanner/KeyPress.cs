// One event of an input device (input_event in linux/input.h), as far as a scanner needs it.
using System.Runtime.InteropServices;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>One event.</summary>
/// <param name="Seconds">When, in whole seconds since 1970 UTC.</param>
/// <param name="Microseconds">The rest.</param>
/// <param name="Type">Its type.</param>
/// <param name="Code">For keys: which.</param>
/// <param name="Value">For keys: 0 released, 1 pressed, 2 repeated.</param>
internal readonly record struct KeyPress(long Seconds, long Microseconds, ushort Type, ushort Code, int Value)
{
    /// <summary>EV_SYN.</summary>
    public const ushort Synchronisation = 0;

    /// <summary>EV_KEY.</summary>
    public const ushort Key = 1;

    /// <summary>SYN_DROPPED: the kernel had no room, and events are missing.</summary>
    public const ushort Dropped = 3;

    // The time is two longs of the machine's word size; type u16, code u16 and value i32 follow.
    private static readonly int TimeBytes = 2 * IntPtr.Size;

    /// <summary>Size of the structure: 24 on 64-bit systems, 16 on 32-bit systems.</summary>
    public static int Bytes => TimeBytes + 8;

    /// <summary>Reads the structure.</summary>
    public static KeyPress Read(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[TimeBytes..];
        return new KeyPress(
            MemoryMarshal.Read<nint>(bytes),
            MemoryMarshal.Read<nint>(bytes[IntPtr.Size..]),
            MemoryMarshal.Read<ushort>(rest),
            MemoryMarshal.Read<ushort>(rest[2..]),
            MemoryMarshal.Read<int>(rest[4..]));
    }
}
