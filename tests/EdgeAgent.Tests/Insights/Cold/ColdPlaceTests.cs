// A cold place from its readings to warning, breach and recovery.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Tests.Insights.Sensors;
using Xunit;

namespace EdgeAgent.Tests.Insights.Cold;

public sealed class ColdPlaceTests : IDisposable
{
    private readonly SensorBench _bench = new(new StoreSensors
    {
        Doors = new Dictionary<string, DoorOptions>
        {
            ["hatch"] = new(new SignalName("pins", "door"), ContactState.Off, null),
        },
        Cold = new Dictionary<string, ColdOptions>
        {
            ["fridge"] = new()
            {
                Sensor = new SignalName("thermo", "air"),
                Limit = 7,
                Critical = 15,
                Door = "hatch",
            },
        },
    });

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Too_warm_for_a_while_is_a_warning_for_too_long_a_breach_and_cold_again_a_recovery()
    {
        Hold(4, minutes: 20);
        Hold(9, minutes: 9);
        Assert.Empty(_bench.Events);
        Hold(9, minutes: 2);
        Assert.Equal(["cold.warning"], _bench.Kinds);
        Hold(9, minutes: 25);
        Assert.Equal(["cold.warning", "cold.breach"], _bench.Kinds);
        var breach = _bench.Last(EventKinds.ColdBreach, EventDataJson.Default.ColdChanged);
        Assert.Equal(("fridge", 9.0, 7.0), (breach.Place, breach.TemperatureC, breach.LimitC));
        Assert.InRange(breach.OverS, 1_800, 1_811);
        Assert.False(breach.DoorOpen);

        Hold(6, minutes: 4);
        Assert.Equal(2, _bench.Events.Count);
        Hold(6, minutes: 2);
        Assert.Equal(["cold.warning", "cold.breach", "cold.recovered"], _bench.Kinds);
        Hold(6, minutes: 60);
        Assert.Equal(3, _bench.Events.Count);
    }

    [Fact]
    public void A_temperature_that_sways_about_the_limit_adds_up_and_does_not_start_anew()
    {
        for (var round = 0; round < 12; round++)
        {
            Hold(8, minutes: 1);
            Hold(6.5, minutes: 1);
        }

        Assert.Equal(["cold.warning"], _bench.Kinds);
    }

    [Fact]
    public void An_open_door_excuses_its_grace_once_and_not_again_and_again()
    {
        _bench.Line("door", on: true, initial: true);
        Hold(5, minutes: 1);
        _bench.Line("door", on: false);
        Hold(9, minutes: 15);
        Assert.Equal(["door.opened"], _bench.Kinds);
        Hold(9, minutes: 6);
        Assert.Equal(["door.opened", "cold.warning"], _bench.Kinds);
        Assert.True(_bench.Last(EventKinds.ColdWarning, EventDataJson.Default.ColdChanged).DoorOpen);
        for (var time = 0; time < 5; time++)
        {
            _bench.Line("door", on: true);
            Hold(9, minutes: 2);
            _bench.Line("door", on: false);
            Hold(9, minutes: 2);
        }

        Assert.Contains("cold.breach", _bench.Kinds);
    }

    [Fact]
    public void Far_too_warm_is_a_breach_at_once_and_a_single_wild_reading_is_none()
    {
        Hold(5, minutes: 1);
        Read(80);
        Hold(5, minutes: 10);
        Assert.Empty(_bench.Events);
        Read(16);
        Read(16);
        Assert.Equal(["cold.breach"], _bench.Kinds);
    }

    [Fact]
    public void A_gap_in_the_record_counts_only_where_both_of_its_sides_are_too_warm()
    {
        Hold(9, minutes: 1);
        _bench.Pass(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));
        Hold(5, minutes: 6);
        Assert.Empty(_bench.Events);

        Hold(9, minutes: 1);
        _bench.Pass(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));
        Hold(9, minutes: 1);
        Assert.Equal(["cold.breach"], _bench.Kinds);
    }

    [Fact]
    public void After_a_kill_a_breach_is_not_told_again_and_its_end_is()
    {
        Hold(9, minutes: 40);
        _bench.Kill();
        Hold(9, minutes: 40);
        Assert.Equal(["cold.warning", "cold.breach"], _bench.Kinds);
        _bench.Kill();
        Hold(5, minutes: 6);
        Assert.Equal("cold.recovered", _bench.Kinds[^1]);
        Assert.Equal(3, _bench.Events.Count);
    }

    [Fact]
    public void Each_quarter_tells_lowest_mean_and_highest_and_the_time_above_the_limit()
    {
        _bench.Insight.DeviceBack("thermo");
        Hold(4, minutes: 5);
        Hold(8, minutes: 5);
        Hold(4, minutes: 5.1);

        var row = JsonSerializer.Deserialize(
            _bench.Rollups.Single(rollup => rollup.Metric == "temperature").Values.Span,
            TemperatureJson.Default.TemperatureRow)!;
        Assert.Equal(("fridge", 4.0, 8.0), (row.Place, row.MinC!.Value, row.MaxC!.Value));
        Assert.InRange(row.MeanC!.Value, 5.2, 5.5);
        Assert.InRange(row.OverLimitS, 290, 310);
        Assert.Equal(1, row.Complete);
    }

    private void Hold(double celsius, double minutes)
    {
        for (var second = 0; second < minutes * 60; second += 10) Read(celsius);
    }

    private void Read(double celsius)
    {
        _bench.Pass(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _bench.Read("thermo", "air", Quantity.Temperature, celsius);
    }
}
