// Numbers of the GPIO character device, version 2 (linux/gpio.h, kernel 5.10 and later).
namespace EdgeAgent.Drivers.Gpio.Lines;

/// <summary>Control calls.</summary>
internal static class GpioCalls
{
    /// <summary>GPIO_GET_CHIPINFO_IOCTL; 68 bytes.</summary>
    public const uint ChipInfo = 0x8044B401;

    /// <summary>GPIO_V2_GET_LINEINFO_IOCTL; 256 bytes.</summary>
    public const uint LineInfo = 0xC100B405;

    /// <summary>GPIO_V2_GET_LINE_IOCTL; 592 bytes.</summary>
    public const uint GetLine = 0xC250B407;

    /// <summary>GPIO_V2_LINE_GET_VALUES_IOCTL; 16 bytes: bits u64 at 0, mask u64 at 8.</summary>
    public const uint GetValues = 0xC010B40E;

    /// <summary>GPIO_V2_LINE_SET_VALUES_IOCTL; 16 bytes, as <see cref="GetValues"/>.</summary>
    public const uint SetValues = 0xC010B40F;

    /// <summary>Size of the structure of the last two.</summary>
    public const int ValuesBytes = 16;
}

/// <summary>GPIO_V2_LINE_FLAG_*.</summary>
[Flags]
internal enum LineFlags : ulong
{
    /// <summary>No flag.</summary>
    None = 0,

    /// <summary>Somebody holds the line.</summary>
    Used = 0x1,

    /// <summary>Low means on.</summary>
    ActiveLow = 0x2,

    /// <summary>An input.</summary>
    Input = 0x4,

    /// <summary>An output.</summary>
    Output = 0x8,

    /// <summary>Tell of edges to on.</summary>
    EdgeRising = 0x10,

    /// <summary>Tell of edges to off.</summary>
    EdgeFalling = 0x20,

    /// <summary>Drive the low level alone.</summary>
    OpenDrain = 0x40,

    /// <summary>Drive the high level alone.</summary>
    OpenSource = 0x80,

    /// <summary>Pull up.</summary>
    PullUp = 0x100,

    /// <summary>Pull down.</summary>
    PullDown = 0x200,

    /// <summary>Pull nowhere.</summary>
    BiasDisabled = 0x400,
}
