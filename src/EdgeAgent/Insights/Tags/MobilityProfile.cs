// How readily a tag is believed to have moved: the longer its zone has not seen it, the weaker a rival may be.
namespace EdgeAgent.Insights.Tags;

/// <summary>The names of the profiles in <c>store.yaml</c>.</summary>
public enum Mobility
{
    /// <summary>Things that are carried or driven about: a move is believed after half a second of silence.</summary>
    AssetTracking,

    /// <summary>Garments on rails, which stay where they hang: a move is believed after a minute of silence.</summary>
    RetailGarment,
}

/// <summary>
/// A line in time: a rival zone must be stronger by <c>min(threshold, slope × age + intercept)</c>, where age is the
/// silence of the tag's own zone. It stays at the threshold until the hold-off is over, and falls from there.
/// </summary>
/// <param name="SlopeDbPerMs">Fall in dB for each millisecond; negative.</param>
/// <param name="ThresholdDb">The hysteresis in dB.</param>
/// <param name="HoldOffMs">Silence in milliseconds before the line begins to fall.</param>
public sealed record MobilityProfile(double SlopeDbPerMs, double ThresholdDb, double HoldOffMs)
{
    /// <summary>Where the line meets age 0, in dB.</summary>
    public double InterceptDb { get; } = ThresholdDb - (SlopeDbPerMs * HoldOffMs);

    /// <summary>The profile of a name; the hysteresis and the hold-off may be set apart.</summary>
    public static MobilityProfile Of(Mobility mobility, double? thresholdDb = null, TimeSpan? holdOff = null)
    {
        var (slope, threshold, milliseconds) = mobility switch
        {
            Mobility.AssetTracking => (-0.008, 6.0, 500.0),
            _ => (-0.0005, 6.0, 60_000.0),
        };
        return new MobilityProfile(slope, thresholdDb ?? threshold, holdOff?.TotalMilliseconds ?? milliseconds);
    }

    /// <summary>By how many dB a rival must be stronger; negative after a long silence.</summary>
    /// <param name="ageMs">Milliseconds since the tag's own zone saw it.</param>
    public double OffsetDb(double ageMs) => Math.Min(ThresholdDb, (SlopeDbPerMs * ageMs) + InterceptDb);
}
