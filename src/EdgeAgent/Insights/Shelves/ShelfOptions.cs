// The `shelves:` block of store.yaml: what lies on a shelf, how it is measured, and when it is low or empty.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Shelves;

/// <summary>The unit in which a line of text tells a weight.</summary>
public enum MassUnit
{
    /// <summary>Kilograms.</summary>
    Kg,

    /// <summary>Grams.</summary>
    G,

    /// <summary>Pounds.</summary>
    Lb,

    /// <summary>Ounces.</summary>
    Oz,

    /// <summary>None: a calibration makes weight of it.</summary>
    Counts,
}

/// <summary>The options of one shelf.</summary>
public sealed record ShelfOptions
{
    /// <summary>The zone that it stands in.</summary>
    public required string Zone { get; init; }

    /// <summary>GTIN of what lies there; null where it is not told.</summary>
    public string? Item { get; init; }

    /// <summary>The channel that weighs it; null where a distance is measured.</summary>
    public SignalName? Weight { get; init; }

    /// <summary>The unit of a weight in a line of text.</summary>
    public MassUnit Unit { get; init; }

    /// <summary>The channel that measures the distance to the goods; null where weight is measured.</summary>
    public SignalName? Distance { get; init; }

    /// <summary>Weight of one item in g; null = items are not counted.</summary>
    public double? ItemWeight { get; init; }

    /// <summary>Weight of the full shelf in g; null where it is not known.</summary>
    public double? FullWeight { get; init; }

    /// <summary>Items on the full shelf; null where it is not known.</summary>
    public int? Capacity { get; init; }

    /// <summary>Distance with nothing there, mm.</summary>
    public double? EmptyDistance { get; init; }

    /// <summary>Distance with the shelf full, mm.</summary>
    public double? FullDistance { get; init; }

    /// <summary>At so much or less the shelf is low: items, or % of the full shelf; null = never.</summary>
    public double? LowAt { get; init; }

    /// <summary>At so much or less the shelf is empty: items, or % of the full shelf.</summary>
    public double EmptyAt { get; init; }

    /// <summary>For how long the readings must be still.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The smallest change that is told where items are not counted, % of the full shelf.</summary>
    public double Step { get; init; } = 5;

    /// <summary>A drift beyond this, in g, is a problem; null = half an item.</summary>
    public double? DriftLimit { get; init; }

    /// <summary>Whether items are counted.</summary>
    public bool Counts => ItemWeight is not null;

    /// <summary>Whether it is known how full the shelf is.</summary>
    public bool KnowsFill => Distance is not null || FullWeight is not null || (Counts && Capacity is not null);

    /// <summary>Reads the block of one shelf.</summary>
    internal static ShelfOptions Read(string slot, IOptionReader reader, ChannelBook book)
    {
        const double longest = 10_000;
        var standard = new ShelfOptions { Zone = "" };
        var options = new ShelfOptions
        {
            Zone = reader.Zone("zone", "The zone that it stands in."),
            Item = reader.OptionalText("item", "GTIN of what lies there.", "04012345678901"),
            Weight = book.Number(
                reader, "weight", "The channel that weighs it, as device/channel.", "shelf-a3/weight",
                Quantity.Mass, Quantity.Number, Quantity.Voltage),
            Unit = reader.Choice(
                "unit", "The unit of a weight in a line of text, where the line does not name it; `counts` need a "
                + "calibration.", standard.Unit),
            ItemWeight = reader.OptionalNumber("item-weight", "Weight of one item: items are counted.", 1, 1e6, "g"),
            Capacity = reader.OptionalInteger("capacity", "Items on the full shelf; more are not believed.", 1, 10_000),
            FullWeight = reader.OptionalNumber(
                "full-weight", "Weight of the full shelf, where items are not counted.", 1, 1e7, "g"),
            Distance = book.Number(
                reader, "distance", "The channel that measures the distance to the goods, as device/channel; numbers "
                + "in lines of text are mm.", "shelf-b1/depth", Quantity.Distance),
            EmptyDistance = reader.OptionalNumber("empty-distance", "Distance with nothing there.", 1, longest, "mm"),
            FullDistance = reader.OptionalNumber("full-distance", "Distance with the shelf full.", 0, longest, "mm"),
            LowAt = reader.OptionalNumber(
                "low-at", "At so much or less it is low: items where they are counted, else % of the full shelf.", 0,
                10_000),
            EmptyAt = reader.OptionalNumber(
                "empty-at", "At so much or less it is empty, in the same measure; 0 items or 5 % where left out.", 0,
                10_000) ?? double.NaN,
            Settle = reader.Duration(
                "settle", "For how long its readings must be still before a change counts: longer than a hand rests.",
                standard.Settle, TimeSpan.FromMilliseconds(200), TimeSpan.FromMinutes(5)),
            Step = reader.Number(
                "step", "The smallest change that is told where items are not counted.", standard.Step, 0.5, 50, "%"),
            DriftLimit = reader.OptionalNumber(
                "drift-limit", "A drift of the scale beyond this is a problem; half an item where left out.", 0.1, 1e6,
                "g"),
        };
        if (double.IsNaN(options.EmptyAt)) options = options with { EmptyAt = options.Counts ? 0 : standard.Step };
        ShelfCheck.Run(slot, options, reader, book);
        return options;
    }
}
