// From sightings to visits: one car is one event, whatever the cameras send.
using System.Text;
using System.Text.Json;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Vehicles;
using Xunit;

namespace EdgeAgent.Tests.Insights.Vehicles;

public sealed class VehicleInsightTests
{
    private const string Plate = "KLA1234";

    [Fact]
    public void A_car_that_is_told_new_updated_and_lost_arrives_once()
    {
        using var bench = new VehicleBench();
        bench.See("ABC001", "car-7", PassageState.New);
        bench.See("ABC001", "car-7", PassageState.Update);
        bench.Pass(TimeSpan.FromSeconds(10));
        bench.See("ABC001", "car-7", PassageState.Final, Heading.In);

        Assert.Equal(0.95, Assert.Single(bench.Arrivals).Confidence);
    }

    [Fact]
    public void The_box_waits_for_a_better_reading_of_its_own_and_tells_the_best()
    {
        using var bench = new VehicleBench(new VehicleOptions { ClearPlates = true });
        bench.See("KLA1Z34", "box-1", PassageState.New, confidence: 0.5, byBox: true);
        Assert.Empty(bench.Arrivals);
        bench.See(Plate, "box-1", PassageState.Update, confidence: 0.7, byBox: true);
        bench.See("KLA12", "box-1", PassageState.Update, confidence: 0.3, byBox: true);
        bench.Pass(TimeSpan.FromSeconds(30));

        Assert.Equal((Plate, "box"), bench.Arrivals.Select(it => (it.Plate, it.Source)).Single());
    }

    [Fact]
    public void A_parked_car_that_is_read_for_hours_is_one_visit_and_leaves_when_it_is_not_seen_any_more()
    {
        using var bench = new VehicleBench();
        for (var i = 0; i < 40; i++)
        {
            bench.See(i % 3 == 0 ? "KLA1Z34" : Plate, $"reading-{i}", byBox: true);
            bench.Pass(TimeSpan.FromMinutes(5));
        }

        Assert.Single(bench.Arrivals);
        Assert.Empty(bench.Departures);
        bench.Pass(TimeSpan.FromMinutes(40));
        Assert.Equal(
            (bench.Arrivals.Single().Visit, "timeout", 39 * 300.0),
            bench.Departures.Select(it => (it.Visit, it.Ended, it.DwellS)).Single());
    }

    [Fact]
    public void A_car_that_leaves_by_the_exit_ends_its_visit_though_one_character_was_misread()
    {
        using var bench = new VehicleBench(Gates());
        bench.See(Plate, "1");
        bench.Pass(TimeSpan.FromMinutes(20));
        bench.See("KLAI234", "2", device: "exit");

        Assert.Equal(("exit", 1200.0), bench.Departures.Select(it => (it.Ended, it.DwellS)).Single());
        Assert.Empty(bench.Insight.Book.Open);
    }

    [Fact]
    public void What_a_heading_means_is_the_installers_word()
    {
        var options = new VehicleOptions
        {
            Cameras = new Dictionary<string, VehicleCameraOptions>
            {
                [VehicleBench.Gate] = new(CameraRole.Both, Way.Out, null),
            },
        };
        using var bench = new VehicleBench(options);
        bench.See(Plate, "1", heading: Heading.Away);
        bench.See(Plate, "2", heading: Heading.Towards);

        Assert.Single(bench.Arrivals);
        Assert.Equal("exit", Assert.Single(bench.Departures).Ended);
    }

    [Fact]
    public void A_car_that_nobody_saw_coming_is_counted_when_it_leaves_and_tells_no_visit()
    {
        using var bench = new VehicleBench(Gates());
        bench.See(Plate, "1", device: "exit");
        bench.Pass(TimeSpan.FromMinutes(20));

        Assert.Empty(bench.Events);
        Assert.Equal(1, Row(bench).GetProperty("departures").GetInt32());
    }

    [Fact]
    public void A_car_without_a_plate_at_the_entrance_arrives_without_a_name()
    {
        using var bench = new VehicleBench(Gates());
        bench.See(null, "1", confidence: null);

        var arrival = Assert.Single(bench.Arrivals);
        Assert.Null(arrival.PlateKey);
        Assert.Null(arrival.Confidence);
        Assert.Empty(bench.Insight.Book.Open);
    }

    [Fact]
    public async Task After_a_kill_a_message_that_is_sent_again_and_a_car_that_is_still_parked_are_no_new_arrivals()
    {
        using var bench = new VehicleBench(keys: new PlateKeys(new byte[32], null));
        bench.See(Plate, "1");
        await bench.KillAsync();
        bench.See(Plate, "1");
        bench.See(Plate, "2");

        Assert.Single(bench.Arrivals);
        Assert.Single(bench.Insight.Book.Open);
    }

    [Fact]
    public async Task A_visit_outlasts_a_restart_by_its_snapshot_and_the_events_since()
    {
        using var bench = new VehicleBench(Gates());
        bench.See(Plate, "1");
        bench.Pass(TimeSpan.FromMinutes(5));
        bench.See("OTHER77", "2");
        bench.See("OTHER77", "3", device: "exit");
        await bench.KillAsync();
        Assert.Equal(Plate, Assert.Single(bench.Insight.Book.Open).Plate);
        bench.See(Plate, "4", device: "exit");

        Assert.Equal(2, bench.Departures.Count());
    }

    [Fact]
    public void A_quarter_of_an_hour_tells_the_traffic_of_the_site()
    {
        using var bench = new VehicleBench(Gates());
        bench.See("AAA1111", "1");
        bench.See("BBB2222", "2");
        bench.Pass(TimeSpan.FromMinutes(10));
        bench.See("AAA1111", "3", device: "exit");
        bench.Pass(TimeSpan.FromMinutes(6));

        var row = Row(bench);
        Assert.Equal((2, 1, 1), (Number("arrivals"), Number("departures"), Number("present")));
        Assert.Equal(600, row.GetProperty("medianDwellS").GetDouble());

        int Number(string name) => row.GetProperty(name).GetInt32();
    }

    [Fact]
    public void More_passages_than_the_bound_are_told_as_they_are_and_none_is_lost()
    {
        using var bench = new VehicleBench();
        for (var i = 0; i < 600; i++) bench.See(NameOf(i), $"{i}", PassageState.New, confidence: 0.1, byBox: true);
        Assert.Equal(100, bench.Arrivals.Count());
        bench.Pass(TimeSpan.FromSeconds(30));
        Assert.Equal(600, bench.Arrivals.Count());

        static string NameOf(int number) => $"{number * 7919 % 10_000:0000}{number:0000}";
    }

    private static VehicleOptions Gates() => new()
    {
        Cameras = new Dictionary<string, VehicleCameraOptions>
        {
            [VehicleBench.Gate] = new(CameraRole.Entrance, Way.In, "car-park"),
            ["exit"] = new(CameraRole.Exit, Way.In, null),
        },
    };

    private static JsonElement Row(VehicleBench bench) =>
        JsonDocument.Parse(Encoding.UTF8.GetString(bench.Rollups[0].Values.Span)).RootElement;
}
