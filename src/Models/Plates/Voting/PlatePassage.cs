// What voting says about one vehicle.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Voting;

/// <summary>Where the passage of a vehicle stands.</summary>
public enum PassageStep
{
    /// <summary>The readings agree well enough for the first time.</summary>
    Seen,

    /// <summary>More readings made another text, or a markedly surer one.</summary>
    Better,

    /// <summary>The vehicle has not been seen for a while: the last word.</summary>
    Gone,
}

/// <summary>The state of one vehicle's passage, with the best reading so far.</summary>
/// <param name="Id">The same for all steps of one passage; never used again.</param>
/// <param name="Step">Where it stands.</param>
/// <param name="Reading">What all its readings agree on.</param>
/// <param name="First">Time of the frame in which it was first seen.</param>
/// <param name="Last">Time of the frame in which it was last seen.</param>
/// <param name="Readings">How many frames gave a reading.</param>
/// <param name="Box">Where the plate was last, in pixels.</param>
public sealed record PlatePassage(
    long Id, PassageStep Step, PlateReading Reading, DateTimeOffset First, DateTimeOffset Last, int Readings,
    PixelBox Box);
