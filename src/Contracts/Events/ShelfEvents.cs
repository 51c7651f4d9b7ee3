// The data of the shelf events: what lies on a shelf, as a scale or a distance sensor tells it.
namespace EdgeAgent.Contracts.Events;

/// <summary>Data of <see cref="EventKinds.ShelfChanged"/>.</summary>
/// <param name="Slot">The shelf position, as pickers hear it.</param>
/// <param name="Zone">The zone that it stands in.</param>
/// <param name="Item">GTIN of what lies there, where the config names it.</param>
/// <param name="WeightG">The weight that lies there, in g; null where a distance is measured.</param>
/// <param name="DistanceMm">The distance to the goods, in mm; null where weight is measured.</param>
/// <param name="FillShare">How full it is, 0 to 1; null where the config does not say what full is.</param>
/// <param name="Count">Items that lie there; null where they are not counted.</param>
/// <param name="Delta">
/// What changed: items where they are counted, else share of the full shelf; 0 at the first look.
/// </param>
/// <param name="Confidence">0 to 1: how sure the count or the share is.</param>
public sealed record ShelfChanged(
    string Slot,
    string Zone,
    string? Item,
    double? WeightG,
    double? DistanceMm,
    double? FillShare,
    int? Count,
    double Delta,
    double Confidence);

/// <summary>
/// Data of <see cref="EventKinds.ShelfLow"/>, <see cref="EventKinds.ShelfEmpty"/> and <see
/// cref="EventKinds.ShelfRefilled"/>.
/// </summary>
/// <param name="Slot">The shelf position, as pickers hear it.</param>
/// <param name="Zone">The zone that it stands in.</param>
/// <param name="Item">GTIN of what lies there, where the config names it.</param>
/// <param name="Count">Items that lie there; null where they are not counted.</param>
/// <param name="FillShare">How full it is, 0 to 1; null where the config does not say what full is.</param>
/// <param name="Threshold">
/// The line that was crossed: items where they are counted, else share of the full shelf.
/// </param>
/// <param name="SinceS">Seconds for which the shelf was as it was before; 0 at the first look.</param>
public sealed record ShelfStock(
    string Slot, string Zone, string? Item, int? Count, double? FillShare, double Threshold, double SinceS);
