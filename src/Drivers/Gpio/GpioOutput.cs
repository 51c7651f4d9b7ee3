// What store.yaml may say about one output line.
using EdgeAgent.Drivers.Gpio.Lines;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Gpio;

/// <summary>The state of an output.</summary>
public enum OutputState
{
    /// <summary>Off.</summary>
    Off,

    /// <summary>On.</summary>
    On,
}

/// <summary>How an output drives its line.</summary>
public enum Drive
{
    /// <summary>Both levels.</summary>
    PushPull,

    /// <summary>The low level alone.</summary>
    OpenDrain,

    /// <summary>The high level alone.</summary>
    OpenSource,
}

/// <summary>One output.</summary>
/// <param name="Line">Which line.</param>
/// <param name="ActiveLow">Whether a low level means on.</param>
/// <param name="Drive">How it drives the line.</param>
/// <param name="Rest">Its state when the agent starts, and the one that it is left in when the agent stops.</param>
public sealed record GpioOutput(LineAddress Line, bool ActiveLow, Drive Drive, OutputState Rest)
{
    /// <summary>Reads the block of one output.</summary>
    public static GpioOutput Read(IOptionReader reader) => new(
        LineAddress.Read(reader),
        reader.Flag("active-low", "A low level means on: most relay boards.", false),
        reader.Choice("drive", "How the line is driven.", Drive.PushPull),
        reader.Choice("rest", "The safe state: at start, and when the agent stops.", OutputState.Off));
}
