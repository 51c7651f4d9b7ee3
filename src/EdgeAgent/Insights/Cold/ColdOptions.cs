// The `cold:` block of store.yaml: how warm a cold place may be, for how long, and what an open door excuses. HACCP
// asks for a limit, a time, and a record; the values are the chain's.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Insights.Sensors;

namespace EdgeAgent.Insights.Cold;

/// <summary>The options of one cold place.</summary>
public sealed record ColdOptions
{
    /// <summary>The channel that measures it.</summary>
    public SignalName? Sensor { get; init; }

    /// <summary>What it must not exceed, °C.</summary>
    public double Limit { get; init; }

    /// <summary>Above this it is a breach at once, °C; null = never.</summary>
    public double? Critical { get; init; }

    /// <summary>So long above the limit is a warning.</summary>
    public TimeSpan WarnAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>So long above the limit is a breach.</summary>
    public TimeSpan BreachAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>So long at or below the limit, and it is cold again.</summary>
    public TimeSpan RecoverAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Its door under <c>doors:</c>; null = none.</summary>
    public string? Door { get; init; }

    /// <summary>So much time after its door was opened does not count, once for each time it gets warm.</summary>
    public TimeSpan DoorGrace { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the block of one place.</summary>
    internal static ColdOptions Read(
        string name, IOptionReader reader, ChannelBook book, IReadOnlyCollection<string> doors)
    {
        var standard = new ColdOptions();
        var day = TimeSpan.FromDays(1);
        var options = new ColdOptions
        {
            Sensor = book.Number(
                reader, "sensor", "The channel that measures it, as device/channel; numbers in lines of text are °C.",
                "fridge-3/air", Quantity.Temperature),
            Limit = reader.Number("limit", "What it must not exceed.", null, -60, 60, "°C"),
            Critical = reader.OptionalNumber("critical", "Above this it is a breach at once.", -60, 100, "°C"),
            WarnAfter = reader.Duration(
                "warn-after", "So long above the limit is a warning.", standard.WarnAfter, TimeSpan.Zero, day),
            BreachAfter = reader.Duration(
                "breach-after", "So long above the limit is a breach.", standard.BreachAfter, TimeSpan.Zero, day),
            RecoverAfter = reader.Duration(
                "recover-after", "So long at or below the limit, and it is cold again.", standard.RecoverAfter,
                TimeSpan.Zero, day),
            Door = reader.OptionalText("door", "Its door, as it stands under `doors:`.", "fridge-3"),
            DoorGrace = reader.Duration(
                "door-grace", "So much time after its door was opened does not count, once for each time it gets warm.",
                standard.DoorGrace, TimeSpan.Zero, day),
        };
        Check(name, options, reader, book, doors);
        return options;
    }

    private static void Check(
        string name, ColdOptions options, IOptionReader reader, ChannelBook book, IReadOnlyCollection<string> doors)
    {
        if (options.Sensor is null)
            reader.Fault("sensor", "A cold place needs its `sensor`, as device/channel, such as `fridge-3/air`.");
        book.Take(reader, "sensor", options.Sensor, "sensor", $"cold `{name}`");
        if (options.Critical <= options.Limit)
            reader.Fault(
                "critical",
                $"`critical` is {options.Critical} °C: it lies above `limit`, which is {options.Limit} °C.");
        if (options.WarnAfter > options.BreachAfter)
            reader.Fault(
                "warn-after",
                "`warn-after` is longer than `breach-after`: a warning comes before the breach.");
        if (options.Door is { } door && !doors.Contains(door))
            reader.Fault(
                "door",
                $"`door` names `{door}`, which does not stand under `doors:`.{ChannelBook.Meant(door, doors)}");
    }
}
