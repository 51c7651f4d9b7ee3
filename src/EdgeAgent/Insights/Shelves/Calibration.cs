// What makes kilograms of the readings of one channel: its readings with nothing on it, and with a known mass on it.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;

namespace EdgeAgent.Insights.Shelves;

/// <summary>The calibration of one channel that weighs.</summary>
/// <param name="Unit">
/// The unit of the readings that it was taken from, as <c>Units.Of</c> writes it: empty for counts, <c>kg</c> for a
/// scale. It holds for readings in that unit alone.
/// </param>
/// <param name="Tare">The reading with nothing on the scale but what always stands there.</param>
/// <param name="Span">The reading with the known mass on it; never equal to <paramref name="Tare"/>.</param>
/// <param name="SpanKilograms">The known mass in kg, above 0.</param>
/// <param name="Noise">
/// Standard deviation of the readings while nothing moved, in the unit of the readings; null where it was not
/// measured.
/// </param>
/// <param name="Taken">When it was taken, UTC.</param>
internal sealed record Calibration(
    string Unit, double Tare, double Span, double SpanKilograms, double? Noise, DateTimeOffset Taken)
{
    /// <summary>Kilograms for each unit of the reading; negative where a load makes the reading smaller.</summary>
    [JsonIgnore]
    public double KilogramsPerUnit => SpanKilograms / (Span - Tare);

    /// <summary>The mass that lies on the scale, in kg; below zero where the tare has drifted.</summary>
    public double Kilograms(double reading) => (reading - Tare) * KilogramsPerUnit;

    /// <summary>Why it cannot be used: the end of a sentence; null where it can.</summary>
    [JsonIgnore]
    public string? Fault =>
        Unit is null ? "it names no unit"
        : !double.IsFinite(Tare) || !double.IsFinite(Span) || !double.IsFinite(SpanKilograms) ? "it holds no numbers"
        : Span == Tare ? "the known mass did not change the reading"
        : SpanKilograms <= 0 ? "the known mass is not above zero"
        : null;
}

/// <summary>JSON of the file: camelCase, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(Calibration))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
