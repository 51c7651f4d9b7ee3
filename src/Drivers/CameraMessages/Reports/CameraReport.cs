// What one message says, in the camera's own terms. What it does not say stays null: no "unknown", no 0.
namespace EdgeAgent.Drivers.CameraMessages.Reports;

/// <summary>One event of one camera.</summary>
/// <param name="Kind">One of <see cref="ReportKinds"/>.</param>
public sealed record CameraReport(string Kind)
{
    /// <summary>When it happened, as the camera says it.</summary>
    public DeviceTime Time { get; init; }

    /// <summary>Who sent it.</summary>
    public ReportSource Source { get; init; } = new();

    /// <summary>The vendor's own id of the event; the same when it is sent again.</summary>
    public string? EventId { get; init; }

    /// <summary>The vendor's word for what happened: <c>ANPR</c>, <c>TrafficJunction</c>, a topic.</summary>
    public string? EventType { get; init; }

    /// <summary>Whether the state that it tells of holds now; null where it tells of no state.</summary>
    public bool? Active { get; init; }

    /// <summary>True where it tells how things stood when the box subscribed: a state, not an event.</summary>
    public bool Initial { get; init; }

    /// <summary>True where the camera says that it sends this once more, or out of its memory.</summary>
    public bool Resent { get; init; }

    /// <summary>The vehicle, for the vehicle kinds.</summary>
    public VehicleReading? Vehicle { get; init; }

    /// <summary>The figures, for the counting kinds; one for each line or region.</summary>
    public IReadOnlyList<CountReading> Counts { get; init; } = [];

    /// <summary>The object, rule, zone or value, for all other kinds.</summary>
    public SignalReading? Signal { get; init; }

    /// <summary>Pictures that came with it, or that it names.</summary>
    public int Pictures { get; init; }

    /// <summary>Names of those pictures, for the key by which a message that comes twice is known.</summary>
    public string? PictureName { get; init; }

    /// <summary>What else it holds, under the vendor's names in snake_case.</summary>
    public IReadOnlyList<ReportDetail> Details { get; init; } = [];
}
