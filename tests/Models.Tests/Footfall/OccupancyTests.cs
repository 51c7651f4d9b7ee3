// How many are inside.
using EdgeAgent.Models.Footfall;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class OccupancyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_is_never_negative_and_never_above_its_peak() => Prop.ForAll<bool[]>(steps =>
    {
        var occupancy = new Occupancy(null, TimeZoneInfo.Utc);
        return steps.All(enters =>
        {
            if (enters) occupancy.Enter();
            else occupancy.Leave();
            return occupancy.Inside >= 0 && occupancy.Inside <= occupancy.Peak;
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nobody_is_inside_after_the_time_of_day_that_the_rule_names()
    {
        var occupancy = new Occupancy(new TimeOnly(3, 30), TimeZoneInfo.Utc);
        occupancy.Advance(Noon);
        occupancy.Enter();
        occupancy.Advance(Noon.AddHours(15));
        Assert.Equal(1, occupancy.Inside);
        occupancy.Advance(Noon.AddHours(15.5));
        Assert.Equal((0, 0), (occupancy.Inside, occupancy.Peak));
        occupancy.Enter();
        occupancy.Advance(Noon.AddHours(16));
        Assert.Equal(1, occupancy.Inside);
    }
}
