// What store.yaml may say about one input line.
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>What pulls a line that nothing drives.</summary>
public enum Bias
{
    /// <summary>As the board has set it.</summary>
    AsIs,

    /// <summary>Up, to the supply.</summary>
    PullUp,

    /// <summary>Down, to ground.</summary>
    PullDown,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>One input.</summary>
/// <param name="Line">Which line.</param>
/// <param name="ActiveLow">Whether a low level means on: a contact between line and ground.</param>
/// <param name="Bias">What pulls the line.</param>
/// <param name="Debounce">A level shorter than this does not count; zero = every edge does.</param>
public sealed record GpioInput(LineAddress Line, bool ActiveLow, Bias Bias, TimeSpan Debounce)
{
    /// <summary>Reads the block of one input.</summary>
    public static GpioInput Read(IOptionReader reader) => new(
        LineAddress.Read(reader),
        reader.Flag("active-low", "A low level means on: a contact between line and ground.", false),
        reader.Choice("bias", "What pulls the line while nothing drives it.", Bias.AsIs),
        reader.Duration(
            "debounce", "A level shorter than this does not count; the kernel filters it. `0s` = every edge counts.",
            TimeSpan.FromMilliseconds(10), TimeSpan.Zero, TimeSpan.FromSeconds(10)));
}
