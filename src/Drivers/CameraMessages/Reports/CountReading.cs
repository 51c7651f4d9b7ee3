// A count in the words of the camera that counted.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>Figures of one line or region.</summary>
/// <param name="Line">Its name; null where the source has only one.</param>
/// <param name="Meaning">How the figures are to be read.</param>
/// <param name="In">People who came in.</param>
/// <param name="Out">People who went out.</param>
/// <param name="Inside">People who are there now.</param>
public sealed record CountReading(
    string? Line, CountMeaning Meaning, int? In = null, int? Out = null, int? Inside = null)
{
    /// <summary>Start of the period.</summary>
    public DeviceTime From { get; init; }

    /// <summary>When it was counted, where that is not the time of the message: a record out of a memory.</summary>
    public DeviceTime? At { get; init; }

    /// <summary>Where a running total starts anew: 65,536 for 16-bit counters.</summary>
    public long? WrapsAt { get; init; }

    /// <summary>True for a record out of a memory.</summary>
    public bool Historical { get; init; }
}
