// The request for one line (gpio_v2_line_request in linux/gpio.h). One line a request, so that a line that is taken
// names itself, and each has its own debounce.
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>What is asked of the kernel for one line.</summary>
/// <param name="Offset">The line's number on the chip.</param>
/// <param name="Flags">How it is to be set.</param>
/// <param name="Debounce">For inputs; zero = none.</param>
/// <param name="On">For outputs: the state to begin with.</param>
internal readonly record struct LineRequest(uint Offset, LineFlags Flags, TimeSpan Debounce, bool On)
{
    /// <summary>Size of the structure.</summary>
    public const int Bytes = 592;

    /// <summary>How many edges the kernel keeps for us at most: the most that it grants.</summary>
    public const uint EventBuffer = 1_024;

    /// <summary>Who we are, for others who look at the line.</summary>
    public const string Consumer = "edge-agent";

    private const int ConsumerAt = 256;
    private const int FlagsAt = 288;
    private const int AttributeCountAt = 296;
    private const int AttributesAt = 320; // each 24: id u32 at 0, value at 8, mask of lines u64 at 16
    private const int AttributeBytes = 24;
    private const int LineCountAt = 560;
    private const int EventBufferAt = 564;
    private const int DescriptorAt = 588;
    private const uint OutputValues = 2;
    private const uint DebouncePeriod = 3; // microseconds

    /// <summary>The descriptor in the kernel's answer.</summary>
    public static int Descriptor(ReadOnlySpan<byte> answer) => MemoryMarshal.Read<int>(answer[DescriptorAt..]);

    /// <summary>Writes the structure.</summary>
    public void Write(Span<byte> request)
    {
        request.Clear();
        MemoryMarshal.Write(request, Offset);
        Encoding.ASCII.GetBytes(Consumer, request[ConsumerAt..]);
        MemoryMarshal.Write(request[FlagsAt..], (ulong)Flags);
        MemoryMarshal.Write(request[LineCountAt..], 1u);
        if (Flags.HasFlag(LineFlags.Input)) MemoryMarshal.Write(request[EventBufferAt..], EventBuffer);
        if (Flags.HasFlag(LineFlags.Output)) Attribute(request, OutputValues, On ? 1u : 0u);
        else if (Debounce > TimeSpan.Zero) Attribute(request, DebouncePeriod, (uint)Debounce.TotalMicroseconds);
    }

    private static void Attribute(Span<byte> request, uint id, ulong value)
    {
        var attribute = request.Slice(AttributesAt, AttributeBytes);
        MemoryMarshal.Write(attribute, id);
        MemoryMarshal.Write(attribute[8..], value);
        MemoryMarshal.Write(attribute[16..], 1ul);
        MemoryMarshal.Write(request[AttributeCountAt..], 1u);
    }
}
