// What store.yaml may say about a sensor that a driver of the kernel reads: which one it is, and its channels.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>The options of one sensor.</summary>
public sealed record SensorOptions
{
    /// <summary>Which sensor.</summary>
    public required SensorAddress Address { get; init; }

    /// <summary>How often it is read.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What of it is read, by a name of the chain's own.</summary>
    public required IReadOnlyDictionary<string, ChannelOptions> Channels { get; init; }

    /// <summary>Its channels, for checks before it is open.</summary>
    /// <param name="quantityOf">What the kernel's channel measures; null where its name does not say.</param>
    public IReadOnlyList<DeviceChannel> Describe(Func<string, Quantity?> quantityOf) =>
    [
        .. Channels.Select(channel => new DeviceChannel(
            channel.Key, ChannelKind.Reading, channel.Value.LoadCell?.Quantity ?? quantityOf(channel.Value.Channel))),
    ];

    /// <summary>Reads the block of one sensor.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="name">A name of a sensor, for the document.</param>
    /// <param name="channel">A name of a channel, for the document.</param>
    public static SensorOptions Read(IOptionReader reader, string name, string channel)
    {
        var options = new SensorOptions
        {
            Address = SensorAddress.Read(reader, name),
            Every = reader.Duration(
                "every", "How often the sensor is read.",
                TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1)),
            Channels = reader.Named(
                "channels", "What of it is read, by a name of your own.",
                block => ChannelOptions.Read(block, channel)),
        };
        if (options.Channels.Count == 0)
            reader.Fault("channels", $"Name at least one channel, such as `air: {{channel: {channel}}}`.");
        return options;
    }
}

/// <summary>How a sensor is known: whatever is given has to be true of it.</summary>
/// <param name="Name">The kernel's name for its kind.</param>
/// <param name="Label">The label that the board gives it.</param>
/// <param name="Path">A part of its place at the buses or in the device tree.</param>
public sealed record SensorAddress(string? Name, string? Label, string? Path)
{
    /// <summary>Reads the three keys.</summary>
    public static SensorAddress Read(IOptionReader reader, string name)
    {
        var address = new SensorAddress(
            reader.OptionalText("name", "The kernel's name for this kind of sensor.", name),
            reader.OptionalText("label", "The label that the board gives this sensor."),
            reader.OptionalText(
                "path", "Part of its place at the buses or in the device tree: tells sensors of one kind apart.",
                "1-0076"));
        if (address is { Name: null, Label: null, Path: null })
            reader.Fault("name", "Say which sensor it is, by `name`, `label` or `path`.");
        return address;
    }

    /// <summary>As sentences name it.</summary>
    public override string ToString() => string.Join(
        ", ",
        new[] { ("name", Name), ("label", Label), ("path", Path) }
            .Where(part => part.Item2 is not null).Select(part => $"{part.Item1} `{part.Item2}`"));
}
