// What a configured device has to offer by name, so that the config can be checked before anything is plugged in.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers;

/// <summary>What a channel gives or takes.</summary>
public enum ChannelKind
{
    /// <summary>Readings of a sensor: <see cref="SensorReading"/>.</summary>
    Reading,

    /// <summary>A field of lines of text: <see cref="LineOfText"/>.</summary>
    Field,

    /// <summary>An input that is on or off: <see cref="LineChanged"/>.</summary>
    Input,

    /// <summary>An output that can be switched: <see cref="IOutputLines"/>.</summary>
    Output,
}

/// <summary>One channel of a device.</summary>
/// <param name="Name">Its name in the config.</param>
/// <param name="Kind">What it gives or takes.</param>
/// <param name="Quantity">What is measured; null where it is known only once the device is open.</param>
public sealed record DeviceChannel(string Name, ChannelKind Kind, Quantity? Quantity = null);
