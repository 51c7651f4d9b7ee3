// A fleet against a real mosquitto: whatever befalls it, headquarters has every place that the ledger names.
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Simulation;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Simulation;

public sealed class FleetTests
{
    [MosquittoFact]
    public async Task Every_event_that_a_fleet_makes_is_covered_whatever_befalls_it()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        await using var headquarters = await SmallHeadquarters.StartAsync(mosquitto.Port);
        using var fleet = new Fleet(
            Options(mosquitto.Port) with
            {
                Boxes = 40,
                Rate = 2000,
                Batch = 20,
                Duration = TimeSpan.FromSeconds(4),
                Outages = 0.3,
                OutageLength = TimeSpan.FromSeconds(1),
                Restarts = 200,
                Duplicates = 0.2,
                ClockErrors = 0.3,
            },
            TimeProvider.System);

        await fleet.RunAsync(CancellationToken.None);

        var report = fleet.Report();
        Assert.True(report.Made > 3000, $"{report}");
        Assert.Equal((report.Made, report.Made, 0), (report.HopAcknowledged, report.Covered, report.GivenUp));
        Assert.True(report.Connects > 40, $"{report}");
        Assert.True(headquarters.Events > report.Made, $"{report}");
        Assert.All(
            fleet.Boxes,
            box => Assert.Equal(
                box.Events.Last, headquarters.HeldOf(box.Topics.Address.ToString(), box.Epoch)));
    }

    [MosquittoFact]
    public async Task What_headquarters_misses_is_sent_again_when_it_asks_and_what_is_gone_has_a_name()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        await using var headquarters = await SmallHeadquarters.StartAsync(
            mosquitto.Port, loses: sequence => sequence is 7 or 8);
        using var stop = new CancellationTokenSource();
        using var fleet = new Fleet(
            Options(mosquitto.Port) with { Boxes = 1, Rate = 200, Batch = 20 }, TimeProvider.System);
        var running = fleet.RunAsync(stop.Token);
        var box = fleet.Boxes.Single();
        await Until.True(() => box.Events.Covered == 6 && box.Events.Settled >= 21);

        await headquarters.AskAsync(box.Topics.Address, new QueryRequest
        {
            Id = "gap-1",
            Kind = QueryKinds.Gap,
            Epoch = box.Epoch,
            SeqFrom = 3,
            SeqTo = 8,
        });

        await Until.True(() => headquarters.Answers.Count == 1 && box.Events.Covered >= 21);
        var answer = headquarters.Answers[0];
        Assert.Equal(2, answer.Resent);
        Assert.Equal(new PrunedRange(3, 6, "released"), Assert.Single(answer.Pruned!));
        await stop.CancelAsync();
        await running;
    }

    [MosquittoFact]
    public async Task Ninety_days_of_quarters_come_in_chunks_and_a_cursor_goes_on_where_a_limit_stopped()
    {
        await using var mosquitto = await Mosquitto.RunAsync();
        await using var headquarters = await SmallHeadquarters.StartAsync(mosquitto.Port);
        using var stop = new CancellationTokenSource();
        using var fleet = new Fleet(Options(mosquitto.Port) with { Boxes = 1 }, TimeProvider.System);
        var running = fleet.RunAsync(stop.Token);
        var box = fleet.Boxes.Single();
        await Until.True(() => box.Events.Covered > 0);

        await headquarters.AskAsync(
            box.Topics.Address,
            new QueryRequest { Id = "r1", Kind = QueryKinds.Rollup, Metric = "footfall", Limit = 500 });
        await Until.True(() => headquarters.Answers.LastOrDefault() is { Last: true });
        var first = headquarters.Answers[^1];
        await headquarters.AskAsync(
            box.Topics.Address,
            new QueryRequest { Id = "r2", Kind = QueryKinds.Rollup, Metric = "footfall", Cursor = first.Cursor });
        await Until.True(() => headquarters.Answers.LastOrDefault() is { Last: true, Id: "r2" });

        var starts = headquarters.Answers.SelectMany(chunk => chunk.Items!)
            .Select(row => row.GetProperty("start").GetDateTimeOffset()).ToList();
        Assert.Equal(500, first.Total);
        Assert.Equal(90 * 96, starts.Count);
        Assert.All(
            starts.Zip(starts.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(15), pair.Second - pair.First));
        await stop.CancelAsync();
        await running;
    }

    private static SimulationOptions Options(int port) => new()
    {
        Boxes = 1,
        Host = "127.0.0.1",
        Port = port,
        Storm = true,
        Drain = TimeSpan.FromSeconds(25),
    };
}
