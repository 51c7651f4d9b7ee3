// What the kernel says of a chip and of a line (gpiochip_info and gpio_v2_line_info in linux/gpio.h).
using System.Runtime.InteropServices;
using System.Text;

namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>A chip.</summary>
/// <param name="Label">What the board calls it.</param>
/// <param name="Lines">How many lines it has.</param>
internal sealed record ChipInfo(string Label, uint Lines)
{
    /// <summary>Size of gpiochip_info: name at 0, label at 32, lines u32 at 64.</summary>
    public const int Bytes = 68;

    /// <summary>Reads the structure.</summary>
    public static ChipInfo Read(ReadOnlySpan<byte> info) =>
        new(LineInfo.Text(info.Slice(32, 32)), MemoryMarshal.Read<uint>(info[64..]));
}

/// <summary>A line.</summary>
/// <param name="Offset">Its number on the chip.</param>
/// <param name="Name">What the board calls it; empty where it has no name.</param>
/// <param name="Consumer">Who holds it; empty where nobody says.</param>
/// <param name="Flags">How it is set.</param>
internal sealed record LineInfo(uint Offset, string Name, string Consumer, LineFlags Flags)
{
    /// <summary>
    /// Size of gpio_v2_line_info: name at 0, consumer at 32, offset u32 at 64, flags u64 at 72.
    /// </summary>
    public const int Bytes = 256;

    /// <summary>Where the number of the line stands, in question and answer.</summary>
    public const int OffsetAt = 64;

    /// <summary>Whether somebody holds it.</summary>
    public bool IsUsed => Flags.HasFlag(LineFlags.Used);

    /// <summary>Reads the structure.</summary>
    public static LineInfo Read(ReadOnlySpan<byte> info) => new(
        MemoryMarshal.Read<uint>(info[OffsetAt..]),
        Text(info[..32]),
        Text(info.Slice(32, 32)),
        (LineFlags)MemoryMarshal.Read<ulong>(info[72..]));

    /// <summary>A text that ends at its first zero byte, or at its field's end.</summary>
    public static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }
}
