// All messages about one vehicle that passes one camera: a camera tells of a car several times, and the best reading
// often comes late.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>A passage while it goes on.</summary>
internal sealed class Passage(string visit, string device, VehicleSeen first, long startedAt)
{
    /// <summary>The id of the visit that it may begin.</summary>
    public string Visit { get; } = visit;

    /// <summary>The camera.</summary>
    public string Device { get; } = device;

    /// <summary>The first message.</summary>
    public VehicleSeen First { get; } = first;

    /// <summary>The message with the best reading so far.</summary>
    public VehicleSeen Best { get; private set; } = first;

    /// <summary>The heading, from whichever message told one.</summary>
    public Heading? Heading { get; private set; } = first.Heading;

    /// <summary>Whether the last message has come.</summary>
    public bool Ended { get; private set; } = first.State == PassageState.Final;

    /// <summary>Timestamp of the monotonic clock at the first message.</summary>
    public long StartedAt { get; } = startedAt;

    /// <summary>Takes a further message of the same passage.</summary>
    public void Add(VehicleSeen seen)
    {
        Heading = seen.Heading ?? Heading;
        Ended |= seen.State == PassageState.Final;
        if (seen.Plate is null) return;
        if (Best.Plate is null || (seen.Confidence ?? 1) >= (Best.Confidence ?? 1)) Best = seen;
    }

    /// <summary>
    /// Whether it can be told: the reading is sure enough and says all that is needed, or nothing better will come. A
    /// camera that reads by itself is answered only when its message is on disk: its first plate is told as it is.
    /// </summary>
    public bool IsRipe(double confidence, bool needsHeading) =>
        Ended || (Best.Plate is not null && (!Best.ReadByBox || (Best.Confidence ?? 1) >= confidence)
            && (!needsHeading || Heading is not null));
}
