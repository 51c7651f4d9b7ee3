// From crossings, counts and stays to the rollups of a quarter of an hour.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Insights.Footfall;

public sealed class FootfallInsightTests
{
    private const string Door = "door";

    private readonly ManualTime _time = new();
    private readonly List<NewEvent> _events = [];
    private readonly List<Rollup> _rollups = [];

    [Fact]
    public void A_line_tells_who_came_and_went_and_the_most_that_were_inside()
    {
        var insight = Make();
        insight.DeviceBack(Door);
        Cross(insight, true, true, true, false, true, false, false);
        Pass(insight, TimeSpan.FromMinutes(15));

        var row = Rows("footfall").Single();
        Assert.Equal(("door/main", "door/main"), (Text(row, "line"), Text(row, "area")));
        Assert.Equal((4, 3, 1, 3), (Number(row, "in"), Number(row, "out"), Number(row, "occupancyEnd"),
            Number(row, "occupancyPeak")));
        Assert.Equal(1, row.GetProperty("complete").GetDouble());
        Assert.Empty(_events);
    }

    [Fact]
    public void Occupancy_is_never_negative_and_starts_anew_when_the_area_is_empty_for_sure()
    {
        var insight = Make(new FootfallOptions { EmptyAt = new TimeOnly(12, 20) });
        Cross(insight, false, false, true, true);
        Pass(insight, TimeSpan.FromMinutes(1));
        Assert.Equal(2, insight.Figures.Inside.Single().People);
        Pass(insight, TimeSpan.FromMinutes(20));
        Assert.Equal(0, insight.Figures.Inside.Single().People);
    }

    [Fact]
    public void Who_comes_after_the_empty_hour_stays_until_the_next_day()
    {
        var insight = Make(new FootfallOptions { EmptyAt = new TimeOnly(12, 20) });
        Cross(insight, true);
        Pass(insight, TimeSpan.FromMinutes(19));
        Assert.Equal(1, insight.Figures.Inside.Single().People);
        Pass(insight, TimeSpan.FromMinutes(2));
        Assert.Equal(0, insight.Figures.Inside.Single().People);
        Cross(insight, true);
        Pass(insight, TimeSpan.FromMinutes(30));
        Assert.Equal(1, insight.Figures.Inside.Single().People);
    }

    [Fact]
    public void Two_doors_of_one_area_share_its_occupancy()
    {
        var insight = Make(new FootfallOptions
        {
            Areas = new Dictionary<string, IReadOnlyList<string>> { ["shop"] = ["door/main", "side/main"] },
        });
        Cross(insight, true, true);
        insight.Observe("side", new LineCrossed(_time.GetUtcNow(), false, "main", false, null));
        Pass(insight, TimeSpan.FromMinutes(15));

        Assert.Equal([1, 1], Rows("footfall").Select(row => Number(row, "occupancyEnd")));
    }

    [Fact]
    public void A_camera_that_was_away_or_could_not_see_makes_the_quarter_incomplete()
    {
        var insight = Make();
        insight.DeviceBack(Door);
        Cross(insight, true);
        Pass(insight, TimeSpan.FromMinutes(5));
        insight.DeviceLost(Door);
        Pass(insight, TimeSpan.FromMinutes(3));
        insight.DeviceBack(Door);
        // The first frame after the outage: three of its six minutes are known, three come on top.
        insight.Observe(Door, new SightLost(_time.GetUtcNow(), false, TimeSpan.FromMinutes(6)));
        Pass(insight, TimeSpan.FromMinutes(7));

        Assert.Equal(0.6, Rows("footfall").Single().GetProperty("complete").GetDouble(), 2);
    }

    [Fact]
    public void Small_counts_are_left_out_where_the_chain_asks()
    {
        var insight = Make(new FootfallOptions { SuppressBelow = 5 });
        Cross(insight, true, true);
        Pass(insight, TimeSpan.FromMinutes(15));

        var row = Rows("footfall").Single();
        Assert.False(row.TryGetProperty("in", out _));
        Assert.Equal(0, Number(row, "out"));
        Assert.True(row.GetProperty("suppressed").GetBoolean());
    }

    [Fact]
    public void A_running_total_counts_by_its_steps_through_resets_and_overflows()
    {
        var insight = Make();
        foreach (var total in new[] { 65_530, 65_534, 2, 0, 5 })
            Count(insight, CountMeaning.RunningTotal, total, 65_536);
        Assert.Equal(4 + 4 + 0 + 5, insight.Figures.In);
    }

    [Fact]
    public void History_that_comes_twice_counts_once()
    {
        var insight = Make();
        for (var i = 0; i < 2; i++) Count(insight, CountMeaning.Period, 11, null);
        Assert.Equal(11, insight.Figures.In);
    }

    [Fact]
    public void Stays_make_the_dwell_of_a_zone_and_short_ones_are_bounces()
    {
        var insight = Make();
        foreach (var seconds in new[] { 2, 10, 20, 30, 40, 100 })
            insight.Observe(
                Door, new ZoneVisited(_time.GetUtcNow(), false, "shelf", "1", TimeSpan.FromSeconds(seconds)));
        Pass(insight, TimeSpan.FromMinutes(15));

        var row = Rows("dwell").Single();
        Assert.Equal((5, 1), (Number(row, "visits"), Number(row, "bounces")));
        Assert.Equal((30, 100), (row.GetProperty("medianS").GetDouble(), row.GetProperty("p90S").GetDouble()));
    }

    [Fact]
    public void Single_crossings_are_events_only_where_the_chain_asks()
    {
        var insight = Make(new FootfallOptions { Events = true });
        Cross(insight, true, false);
        Pass(insight, TimeSpan.FromSeconds(1));

        Assert.Equal([EventKinds.PersonCrossed, EventKinds.PersonCrossed], _events.Select(item => item.Kind));
    }

    private FootfallInsight Make(FootfallOptions? options = null) => new(
        new StoreIdentity { Prefix = "retail", Tenant = "demo", Store = "0042", Box = "box-1" },
        options ?? new FootfallOptions(), _time, new FixedClock());

    private void Cross(FootfallInsight insight, params bool[] inwards)
    {
        foreach (var way in inwards)
            insight.Observe(Door, new LineCrossed(_time.GetUtcNow(), false, "main", way, null));
    }

    private void Count(FootfallInsight insight, CountMeaning meaning, int total, long? wrapsAt) => insight.Observe(
        Door, new PeopleCounted(_time.GetUtcNow(), false, null, meaning, total, null, null) { WrapsAt = wrapsAt });

    private void Pass(FootfallInsight insight, TimeSpan by)
    {
        for (var i = 0; i < 10; i++)
        {
            _time.Advance(by / 10);
            insight.Tick();
            insight.Collect(_events, _rollups);
        }
    }

    private IEnumerable<JsonElement> Rows(string metric) => _rollups.Where(rollup => rollup.Metric == metric)
        .Select(rollup => JsonDocument.Parse(rollup.Values).RootElement);

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
