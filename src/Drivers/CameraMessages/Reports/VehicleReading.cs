// A vehicle in the words of the camera that saw it.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>What a camera says about one vehicle.</summary>
public sealed record VehicleReading
{
    /// <summary>The plate as sent; null where none was read.</summary>
    public string? Plate { get; init; }

    /// <summary>The confidence as sent, in the vendor's own scale.</summary>
    public double? Confidence { get; init; }

    /// <summary>The same as 0 to 1.</summary>
    public double? ConfidenceShare { get; init; }

    /// <summary>The direction as sent: <c>forward</c>, <c>in</c>, <c>Obverse</c>.</summary>
    public string? Direction { get; init; }

    /// <summary>The same in the box's words; null where it says nothing about them.</summary>
    public Heading? Heading { get; init; }

    /// <summary>Where the passage stands, as sent: <c>new</c>, <c>lost</c>, <c>end</c>.</summary>
    public string? State { get; init; }

    /// <summary>The same in the box's words. A camera that sends one message for each vehicle says the last word with
    /// it.</summary>
    public PassageState Passage { get; init; } = PassageState.Final;

    /// <summary>The same for all messages about one passage; null where the camera tracks none.</summary>
    public string? Car { get; init; }

    /// <summary>Lane or line.</summary>
    public int? Lane { get; init; }

    /// <summary>Country of the plate, as name, code or the vendor's number.</summary>
    public string? Country { get; init; }

    /// <summary>State, province or issuing body of the plate.</summary>
    public string? Region { get; init; }

    /// <summary>Make of the vehicle.</summary>
    public string? Make { get; init; }

    /// <summary>Model of the vehicle.</summary>
    public string? Model { get; init; }

    /// <summary>Colour of the vehicle, never of its plate.</summary>
    public string? Color { get; init; }

    /// <summary>Kind of vehicle.</summary>
    public string? Category { get; init; }

    /// <summary>The list of the camera on which the plate stands.</summary>
    public string? List { get; init; }
}
