// What store.yaml may say about one channel of a sensor.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Sensing;

/// <summary>How several samples become one reading.</summary>
public enum SampleFilter
{
    /// <summary>The middle one: a single wild sample does not count.</summary>
    Median,

    /// <summary>Their mean: noise is averaged out.</summary>
    Mean,
}

/// <summary>One channel.</summary>
public sealed record ChannelOptions
{
    /// <summary>The kernel's name for the channel, without what stands before and after it.</summary>
    public required string Channel { get; init; }

    /// <summary>Samples for one reading, taken one right after another.</summary>
    public int Samples { get; init; } = 1;

    /// <summary>How they become one reading.</summary>
    public SampleFilter Filter { get; init; }

    /// <summary>A reading below is a fault of the sensor; null = none.</summary>
    public double? Lowest { get; init; }

    /// <summary>A reading above is a fault of the sensor; null = none.</summary>
    public double? Highest { get; init; }

    /// <summary>A sensor whose reading has not moved at all for so long is taken for stuck; zero = never.</summary>
    public TimeSpan StuckAfter { get; init; }

    /// <summary>The load cell behind the channel; null = none.</summary>
    public LoadCell? LoadCell { get; init; }

    /// <summary>Reads the block of one channel.</summary>
    public static ChannelOptions Read(IOptionReader reader, string example)
    {
        var options = new ChannelOptions
        {
            Channel = reader.Text("channel", "The kernel's name for the channel.", example),
            Samples = reader.Integer("samples", "Samples for one reading, one right after another.", 1, 1, 31),
            Filter = reader.Choice(
                "filter", "How the samples become one reading: their middle one or their mean.", SampleFilter.Median),
            Lowest = reader.OptionalNumber(
                "lowest", "A reading below is a fault of the sensor, and is not told; in the reading's unit.",
                -1e12, 1e12),
            Highest = reader.OptionalNumber(
                "highest", "A reading above is a fault of the sensor, and is not told; in the reading's unit.",
                -1e12, 1e12),
            StuckAfter = reader.Duration(
                "stuck-after", "A reading that has not moved at all for so long is a fault; `0s` = never.",
                TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromDays(7)),
            LoadCell = reader.OptionalBlock(
                "load-cell", "The channel is a load cell: its counts become kg.", LoadCell.Read),
        };
        if (options.Lowest >= options.Highest)
            reader.Fault("lowest", "`lowest` must be below `highest`.");
        return options;
    }
}
