// What lies on a shelf, as its sensor tells it: kilograms or millimetres, and the same in items or steps of the shelf.
namespace EdgeAgent.Insights.Shelves;

/// <summary>One value of a shelf's sensor.</summary>
/// <param name="Units">Items, or steps of the full shelf; from 0 for nothing there.</param>
/// <param name="WeightG">The weight, g; null where a distance is measured.</param>
/// <param name="DistanceMm">The distance, mm; null where weight is measured.</param>
internal readonly record struct Load(double Units, double? WeightG, double? DistanceMm);
