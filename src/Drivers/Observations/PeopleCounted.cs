// What a camera or sensor that counts people by itself reports.
namespace EdgeAgent.Drivers.Observations;

/// <summary>A count. What a source does not say stays null.</summary>
/// <param name="Time">When it was counted (the end of the period), UTC.</param>
/// <param name="ClockEstimated">True where the time of receipt stands in.</param>
/// <param name="Line">The counting line or region, as the source names it; null where it has only one.</param>
/// <param name="Meaning">How the figures are to be read.</param>
/// <param name="In">People who came in.</param>
/// <param name="Out">People who went out.</param>
/// <param name="Inside">People who are there now.</param>
public sealed record PeopleCounted(
    DateTimeOffset Time,
    bool ClockEstimated,
    string? Line,
    CountMeaning Meaning,
    int? In,
    int? Out,
    int? Inside) : Observation(Time, ClockEstimated)
{
    /// <summary>Start of the period, where <see cref="Meaning"/> is <see cref="CountMeaning.Period"/>.</summary>
    public DateTimeOffset? PeriodStart { get; init; }

    /// <summary>True where the message is late: out of the source's memory.</summary>
    public bool Historical { get; init; }

    /// <summary>
    /// The value at which a running total starts anew at 0 (65,536 for 16-bit counters); null where it never does.
    /// </summary>
    public long? WrapsAt { get; init; }
}

/// <summary>How counts are to be read.</summary>
public enum CountMeaning
{
    /// <summary>People of one period: they add up.</summary>
    Period,

    /// <summary>A running total since the source's last reset: the difference counts.</summary>
    RunningTotal,

    /// <summary>How many are there now.</summary>
    Presence,
}
