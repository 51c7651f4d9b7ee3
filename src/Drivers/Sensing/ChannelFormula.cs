// Where the kernel keeps a channel's value, and how it becomes a value in SI units.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>One channel as the kernel offers it: value = (number + offset) * factor.</summary>
/// <param name="File">The file that holds the number; it is converted as it is read.</param>
/// <param name="Offset">Added first.</param>
/// <param name="Factor">Multiplied then; it holds the unit too.</param>
/// <param name="Quantity">What the value is.</param>
internal sealed record ChannelFormula(string File, double Offset, double Factor, Quantity Quantity)
{
    /// <summary>A file that holds 1 where the sensor itself knows of a fault; null = none.</summary>
    public string? FaultFile { get; init; }

    // The kernel tells nine decimals at most; without this 25080 m°C would be 25.080000000000002 °C.
    private const int Decimals = 9;

    /// <summary>The value in the unit of <see cref="Quantity"/>.</summary>
    public double Value(double number) => Math.Round((number + Offset) * Factor, Decimals);
}

/// <summary>How one of the kernel's interfaces lays out its sensors.</summary>
internal interface ISensorLayout
{
    /// <summary>The folder that holds a folder for each sensor.</summary>
    string Root { get; }

    /// <summary>The kernel's name for the interface, as udev rules have it.</summary>
    string Subsystem { get; }

    /// <summary>How the sensors' folders begin.</summary>
    string Prefix { get; }

    /// <summary>What a sensor is called in a sentence.</summary>
    string What { get; }

    /// <summary>The channels in a sensor's folder.</summary>
    IReadOnlyList<string> Channels(string folder);

    /// <summary>Finds a channel; null = there is none of that name.</summary>
    /// <param name="files">Reads files.</param>
    /// <param name="folder">The sensor's folder.</param>
    /// <param name="channel">The channel's name.</param>
    /// <param name="counts">Whether the converter's own number is wanted, as for load cells.</param>
    ChannelFormula? Find(SensorFiles files, string folder, string channel, bool counts);
}
