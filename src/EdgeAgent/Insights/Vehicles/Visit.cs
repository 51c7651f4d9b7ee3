// One vehicle on the site, from its first sighting to its last.
namespace EdgeAgent.Insights.Vehicles;

/// <summary>An open visit.</summary>
/// <param name="Id">Made of the sighting that began it: the same message sent twice makes the same visit.</param>
/// <param name="Plate">What was read; null after a crash, when only the hash is left.</param>
/// <param name="Hash">The plate's keyed hash; null without a key.</param>
/// <param name="Device">The camera that saw it first.</param>
/// <param name="Arrived">Its first sighting, UTC.</param>
/// <param name="LastSeen">Its latest sighting, UTC.</param>
/// <param name="Member">Whether it stands on the members' list.</param>
internal sealed record Visit(
    string Id, string? Plate, string? Hash, string Device, DateTimeOffset Arrived, DateTimeOffset LastSeen, bool Member)
{
    /// <summary>Whether a reading is of this vehicle.</summary>
    public bool Is(string plate, string? hash) =>
        (Hash is not null && Hash == hash) || (Plate is not null && PlateDistance.Near(Plate, plate));
}
