// What a channel said, in one form for all kinds of sensors and contacts.
using System.Globalization;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Sensors;

/// <summary>One value of a channel.</summary>
/// <param name="Time">When, UTC.</param>
/// <param name="ClockEstimated">True where the time is a guess.</param>
internal readonly record struct Signal(DateTimeOffset Time, bool ClockEstimated)
{
    /// <summary>The measured value; null for contacts.</summary>
    public double? Number { get; init; }

    /// <summary>What was measured; null for a number in a line of text.</summary>
    public Quantity? Quantity { get; init; }

    /// <summary>The unit that stands in the same line of text; null where none does.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether a contact is on; null for numbers.</summary>
    public bool? On { get; init; }

    /// <summary>True where nothing changed: this is how the contact stood when the watch began.</summary>
    public bool Initial { get; init; }

    /// <summary>Changes of the contact right before this one that nobody saw.</summary>
    public long Missed { get; init; }

    /// <summary>The values in an observation, by channel.</summary>
    public static IEnumerable<(string Channel, Signal Signal)> In(Observation observation)
    {
        switch (observation)
        {
            case SensorReading reading:
                yield return (reading.Channel, new Signal(reading.Time, reading.ClockEstimated)
                {
                    Number = reading.Value,
                    Quantity = reading.Quantity,
                });
                break;
            case LineChanged line:
                yield return (line.Line, new Signal(line.Time, line.ClockEstimated)
                {
                    On = line.Active,
                    Initial = line.Initial,
                    Missed = line.Missed,
                });
                break;
            case LineOfText text:
                foreach (var (field, value) in text.Fields)
                {
                    if (!TryRead(value, out var number)) continue;
                    yield return (field, new Signal(text.Time, text.ClockEstimated)
                    {
                        Number = number,
                        Unit = text.Fields.GetValueOrDefault("unit"),
                    });
                }

                break;
            default:
                break;
        }
    }

    // Scales write the decimal sign of their country, and pad the sign of the number: `-  0,250`.
    private static bool TryRead(string text, out double number) =>
        double.TryParse(
            text.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'),
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);
}
