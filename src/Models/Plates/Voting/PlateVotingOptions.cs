// When readings of many frames become one vehicle.
namespace EdgeAgent.Models.Plates.Voting;

/// <summary>Rules of voting.</summary>
public sealed record PlateVotingOptions
{
    /// <summary>From this confidence on, 0 to 1, a passage is reported.</summary>
    public double Confidence { get; init; } = 0.6;

    /// <summary>So many frames must have given a reading, at least 1.</summary>
    public int Readings { get; init; } = 2;

    /// <summary>
    /// A vehicle that was not seen for so long is gone. A parked one that is hidden for less is still the same visit.
    /// </summary>
    public TimeSpan Gone { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Vehicles that are followed at once; the one not seen for longest is closed for a new one.</summary>
    public int MostVehicles { get; init; } = 128;
}
