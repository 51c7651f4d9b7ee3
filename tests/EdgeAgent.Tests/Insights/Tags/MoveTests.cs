// When a tag is believed to be somewhere else.
using System.Text.Json;
using EdgeAgent.Insights.Tags;
using EdgeAgent.TestSupport;
using Xunit;
using static EdgeAgent.Tests.Insights.Tags.TrackerBench;

namespace EdgeAgent.Tests.Insights.Tags;

public class MoveTests
{
    [Fact]
    public void A_clearly_stronger_zone_wins_after_two_reads()
    {
        var bench = new TrackerBench().Read(1, Dock, -60, 2).Read(1, Floor, -50);
        Assert.Equal("arrived", bench.Story);
        bench.Read(1, Floor, -50);
        Assert.Equal("arrived moved", bench.Story);
        var moved = bench.Moved(1);
        Assert.Equal((Dock, Floor), (moved.From, moved.To));
        Assert.InRange(moved.Confidence, 0.9, 1);
    }

    [Fact]
    public void A_zone_that_is_stronger_by_less_than_the_hysteresis_does_not_win_while_both_hear_it()
    {
        var bench = new TrackerBench().Read(1, Dock, -60, 2);
        for (var round = 0; round < 50; round++) bench.Read(1, Floor, -55).Read(1, Dock, -60);
        Assert.Equal("arrived", bench.Story);
    }

    [Fact]
    public void After_a_silence_of_its_own_zone_even_a_weaker_zone_wins()
    {
        var bench = new TrackerBench().Read(1, Dock, -50, 2).Wait(0.4).Read(1, Floor, -55).Read(1, Floor, -55);
        Assert.Equal("arrived", bench.Story);
        Assert.Equal("arrived moved", bench.Wait(2).Read(1, Floor, -55).Story);
        Assert.InRange(bench.Moved(1).Confidence, 0.8, 1);
    }

    [Fact]
    public void Garments_wait_a_minute_where_assets_wait_half_a_second()
    {
        var bench = new TrackerBench(Options with
        {
            Profile = Mobility.RetailGarment,
            DepartAfter = TimeSpan.FromMinutes(10),
        });
        bench.Read(1, Dock, -50, 2);
        for (var second = 0; second < 60; second += 4) bench.Wait(4).Read(1, Floor, -50);
        Assert.Equal("arrived", bench.Story);
        for (var second = 0; second < 16; second += 4) bench.Wait(4).Read(1, Floor, -50);
        Assert.Equal("arrived moved", bench.Story);
    }

    [Fact]
    public void A_wandering_signal_between_two_zones_does_not_flap()
    {
        var bench = new TrackerBench().Read(1, Dock, -55, 2);
        var random = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            bench.Read(1, Dock, -57 + (random.NextDouble() * 4)).Read(1, Floor, -57 + (random.NextDouble() * 4));
            bench.Time.Advance(TimeSpan.FromMilliseconds(50));
        }

        Assert.Equal("arrived", bench.Story);
    }

    [Fact]
    public void Antennas_of_one_zone_are_one_place()
    {
        var bench = new TrackerBench().Read(1, Dock, -70, 2, antenna: 1);
        bench.Read(1, Dock, -30, 5, antenna: 2).Read(1, Dock, -30, 5, device: "reader-2");
        Assert.Equal("arrived", bench.Story);
    }

    [Fact]
    public void The_hysteresis_and_the_hold_off_can_be_set_for_a_zone()
    {
        var options = Options with { HysteresisDb = 20, HoldOff = TimeSpan.FromSeconds(3) };
        var bench = new TrackerBench(options).Read(1, Dock, -60, 2).Read(1, Floor, -45, 5).Wait(2).Read(1, Floor, -45);
        Assert.Equal("arrived", bench.Story);
        Assert.Equal("arrived moved", bench.Wait(2).Read(1, Floor, -45).Story);
    }

    [Fact]
    public void The_line_of_a_profile_is_flat_until_the_hold_off_and_falls_from_there()
    {
        var profile = MobilityProfile.Of(Mobility.AssetTracking);
        Assert.Equal(10, profile.InterceptDb, 9);
        Assert.Equal(6, profile.OffsetDb(0), 9);
        Assert.Equal(6, profile.OffsetDb(500), 9);
        Assert.Equal(2, profile.OffsetDb(1000), 9);
        Assert.Equal(-6, profile.OffsetDb(2000), 9);
        Assert.Equal(36, MobilityProfile.Of(Mobility.RetailGarment).InterceptDb, 9);
    }

    [SharedDataFact("rfid/behaviour/edgex-mobility-profile.jsonl")]
    public void The_intercepts_are_those_of_another_service()
    {
        var rows = File.ReadLines(SharedData.PathOf("rfid/behaviour/edgex-mobility-profile.jsonl")).ToList();
        Assert.Equal(4, rows.Count);
        foreach (var row in rows.Select(line => JsonDocument.Parse(line).RootElement))
        {
            var profile = new MobilityProfile(
                row.GetProperty("slope").GetDouble(),
                row.GetProperty("threshold").GetDouble(),
                row.GetProperty("holdoffMillis").GetDouble());
            Assert.Equal(row.GetProperty("yIntercept").GetDouble(), profile.InterceptDb, 6);
            var named = row.GetProperty("name").GetString() switch
            {
                "mobility-asset_tracking" => MobilityProfile.Of(Mobility.AssetTracking),
                "mobility-retail_garment" => MobilityProfile.Of(Mobility.RetailGarment),
                _ => profile,
            };
            Assert.Equal(profile, named);
        }
    }
}
