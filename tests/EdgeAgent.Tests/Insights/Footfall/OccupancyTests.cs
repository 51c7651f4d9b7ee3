// How many are inside.
using EdgeAgent.Insights.Footfall;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Insights.Footfall;

public sealed class OccupancyTests
{
    [Fact]
    public void It_is_never_negative_and_never_above_its_peak() => Prop.ForAll<bool[]>(steps =>
    {
        var occupancy = new Occupancy();
        return steps.All(enters =>
        {
            occupancy.Add(enters ? 1 : 0, enters ? 0 : 1);
            return occupancy.Now >= 0 && occupancy.Now <= occupancy.Peak;
        });
    }).QuickCheckThrowOnFailure();
}
