// A vehicle, as a camera that reads plates by itself, or the box's own plate reader, reports it.
namespace EdgeAgent.Drivers.Observations;

/// <summary>One message about one vehicle. What a source does not say stays null: never "unknown", never 0.</summary>
/// <param name="Time">When the vehicle was seen, UTC.</param>
/// <param name="ClockEstimated">True where the source gave no usable time and the time of receipt stands in.</param>
/// <param name="Sighting">
/// The same for all messages about the same passage, and for a message that is sent again: the vendor's id, or one
/// made of channel, time, plate and picture name.
/// </param>
/// <param name="State">Where the passage stands.</param>
/// <param name="Plate">Upper case, without separators, in its own script; null where none was read.</param>
/// <param name="PlateAsSent">The plate as the source wrote it; null where none was read.</param>
/// <param name="Confidence">0 to 1; null where the source gives none.</param>
/// <param name="Heading">Which way, in the source's terms.</param>
public sealed record VehicleSeen(
    DateTimeOffset Time,
    bool ClockEstimated,
    string Sighting,
    PassageState State,
    string? Plate,
    string? PlateAsSent,
    double? Confidence,
    Heading? Heading) : Observation(Time, ClockEstimated)
{
    /// <summary>Channel of a recorder, as text; null where the source has only one.</summary>
    public string? Channel { get; init; }

    /// <summary>Lane or line number; null where the source gives none.</summary>
    public int? Lane { get; init; }

    /// <summary>Country or region of the plate as the source names it.</summary>
    public string? Region { get; init; }

    /// <summary>Make of the vehicle.</summary>
    public string? Make { get; init; }

    /// <summary>Model of the vehicle.</summary>
    public string? Model { get; init; }

    /// <summary>Colour of the vehicle, as the source names it.</summary>
    public string? Colour { get; init; }

    /// <summary>Kind of vehicle, as the source names it.</summary>
    public string? Category { get; init; }

    /// <summary>The camera's own list on which the plate stands.</summary>
    public string? List { get; init; }

    /// <summary>Pictures that came with the message; they are not kept.</summary>
    public int Pictures { get; init; }

    /// <summary>True where the message is late: sent again, or out of the camera's memory.</summary>
    public bool Historical { get; init; }

    /// <summary>True where the box itself read the plate off the camera's picture.</summary>
    public bool ReadByBox { get; init; }
}

/// <summary>Where the passage of a vehicle stands.</summary>
public enum PassageState
{
    /// <summary>First message: staff can be told.</summary>
    New,

    /// <summary>A better reading of the same passage.</summary>
    Update,

    /// <summary>The last message of the passage.</summary>
    Final,
}

/// <summary>Which way a vehicle went, in the camera's terms; what that means for the store, the config says.</summary>
public enum Heading
{
    /// <summary>Into the site.</summary>
    In,

    /// <summary>Out of the site.</summary>
    Out,

    /// <summary>Towards the camera.</summary>
    Towards,

    /// <summary>Away from the camera.</summary>
    Away,
}
