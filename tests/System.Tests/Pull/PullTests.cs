// HQ asks a box over a real broker: what was lost comes again, what is gone has its name, long answers survive a
// broken line.
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Pull;
using EdgeAgent.Outbox;
using EdgeAgent.SystemTests.Uplink;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Pull;

public sealed class PullTests
{
    [MosquittoFact]
    public async Task A_lost_range_is_sent_again_whole()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var box = await AskedBox.OpenAsync(broker.Port);
        await box.AcceptAsync(2_000);
        await Until.True(() => box.Outbox.Cursors is { Normal: >= 1_999, Urgent: > 1_900 });
        // Nobody listened until now: everything was acknowledged by the broker and is gone.
        await using var hq = await HqOracle.SubscribeAsync(broker);

        var heard = await AskedBox.AskAsync(broker, Gap(box, 300, 1_500));

        Assert.Equal((1_201L, 0), (heard.Ends.Sum(end => end.Resent), heard.Ends.Sum(end => end.Pruned!.Count)));
        await Until.True(() => hq.Count == 1_201);
        Assert.Equal(
            Enumerable.Range(300, 1_201).Select(number => (long)number),
            hq.Places.Where(place => place.Epoch == box.Outbox.Epoch).Select(place => place.Sequence).Order());
        Assert.Equal(0, hq.Duplicates);
    }

    [MosquittoFact]
    public async Task Every_place_of_a_range_is_either_sent_or_named()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var box = await AskedBox.OpenAsync(
            broker.Port, new OutboxOptions { ResendWindow = TimeSpan.Zero });
        await box.AcceptAsync(3_000);
        await Until.True(() => box.Outbox.Status.Held == 0); // handed over, and not kept any longer
        await broker.StopAsync();
        await Until.True(() => !box.Uplink.Status.Connected);
        await box.AcceptAsync(1_000);
        await broker.StartAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);

        var heard = await AskedBox.AskAsync(broker, Gap(box, 1, 10_000));

        // Events go on being handed over and taken away while the question is answered.
        var named = heard.Ends.SelectMany(end => end.Pruned!).ToList();
        var sent = heard.Ends.Sum(end => end.Resent!.Value);
        Assert.All(named, range => Assert.Equal(PruneReasons.Retention, range.Reason));
        Assert.Equal(box.Outbox.LastSequence, sent + named.Sum(range => range.To - range.From + 1));
        Assert.Equal(1, named[0].From);
        Assert.True(named.TrueForAll(range => range.To <= box.Outbox.LastSequence));
        Assert.True(named.Zip(named.Skip(1)).All(pair => pair.First.To < pair.Second.From));
    }

    [MosquittoFact]
    public async Task Ninety_days_of_quarters_come_whole_also_when_HQ_never_stored_them()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var box = await AskedBox.OpenAsync(broker.Port);
        await box.KeepNinetyDaysAsync("door-camera/entrance", "back-camera/gate");
        await Until.True(() => box.Uplink.Status.Connected);

        var heard = await AskedBox.AskAsync(
            broker, Rollups() with { Metric = "footfall", Period = "15m", Subject = "door-camera/entrance" });

        Assert.Equal(8_640, heard.Items.Count);
        Assert.Equal(8_640, Starts(heard).Distinct().Count());
        Assert.Equal(Starts(heard).Order(), Starts(heard));
    }

    [MosquittoFact]
    public async Task A_line_that_breaks_in_the_middle_costs_no_row_and_doubles_none()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var proxy = new TcpProxy(broker.Port);
        await using var box = await AskedBox.OpenAsync(proxy.Port);
        await box.KeepNinetyDaysAsync("door-camera/entrance");
        await Until.True(() => box.Uplink.Status.Connected);
        var chunks = 0;

        var heard = await AskedBox.AskAsync(
            broker, Rollups(), _ =>
            {
                if (++chunks is 3 or 9) proxy.Cut();
            });

        Assert.Equal(8_640, heard.Items.Count);
        Assert.Equal(8_640, Starts(heard).Distinct().Count());
        Assert.True(box.Uplink.Status.Reconnects > 0);
    }

    [MosquittoFact]
    public async Task A_question_for_another_box_is_refused_by_the_one_that_hears_it()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var box = await AskedBox.OpenAsync(broker.Port);
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await Until.True(() => hq.Last(UplinkRun.Topics.Meta) is not null);

        await HqOracle.PublishAsync(
            broker, UplinkRun.Topics.QueryRequests, """{"id":"q1","kind":"rollup","box":"demo/0099/box-1"}""",
            retain: false);

        await Until.True(() => hq.Last(UplinkRun.Topics.QueryAnswers("q1")) is not null);
        var chunk = JsonSerializer.Deserialize(
            hq.Last(UplinkRun.Topics.QueryAnswers("q1"))!, DocumentJson.Default.QueryChunk)!;
        Assert.Equal(QueryErrorCodes.WrongBox, chunk.Error!.Code);
    }

    [MosquittoFact]
    public async Task A_box_that_is_not_there_is_said_to_be_so()
    {
        await using var broker = await Mosquitto.RunAsync();

        var refusal = await Assert.ThrowsAsync<BoxRefusal>(() => AskedBox.AskAsync(broker, Rollups()));

        Assert.Contains("has never said that it lives", refusal.Message, StringComparison.Ordinal);
    }

    private static QueryRequest Rollups() => new() { Id = "", Kind = QueryKinds.Rollup };

    private static QueryRequest Gap(AskedBox box, long from, long to) => new()
    {
        Id = "",
        Kind = QueryKinds.Gap,
        Epoch = box.Outbox.Epoch,
        SeqFrom = from,
        SeqTo = to,
    };

    private static IEnumerable<DateTimeOffset> Starts(Heard heard) =>
        heard.Items.Select(item => item.GetProperty("start").GetDateTimeOffset());
}
