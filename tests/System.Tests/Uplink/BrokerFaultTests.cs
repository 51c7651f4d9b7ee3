// The broker dies, is away, hangs, or forgets: HQ still ends with every event.
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Uplink;

public sealed class BrokerFaultTests
{
    [MosquittoFact]
    public async Task A_broker_that_is_killed_under_load_and_forgets_leaves_no_gap()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var box = await Box.OpenAsync();
        await using var uplink = new UplinkRun(box.Outbox, UplinkRun.OptionsFor(broker.Port));
        box.BeginLoad();
        for (var round = 0; round < 4; round++)
        {
            var before = hq.Count;
            await Until.True(() => hq.Count > before + 1_000);
            await broker.KillAsync();
            await broker.StartAsync();
        }

        await box.EndLoadAsync();

        await box.EverythingReachesAsync(hq);
        await box.FreshEventFlowsAsync(hq);
        Assert.InRange(uplink.Status.Reconnects, 4, 100);
        Assert.Equal(0, uplink.Status.Quarantined);
    }

    [MosquittoFact]
    public async Task A_broker_that_saved_its_memory_before_it_was_killed_gets_the_rest_again()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var box = await Box.OpenAsync();
        await using var uplink = new UplinkRun(box.Outbox, UplinkRun.OptionsFor(broker.Port));
        await box.AcceptAsync(2_000);
        await box.EverythingReachesAsync(hq);
        await Until.True(() => hq.Last(UplinkRun.Topics.HandedOver) is not null);
        broker.SaveNow();
        await Until.True(() => File.Exists(Path.Combine(broker.Folder, "mosquitto.db")));
        await box.AcceptAsync(2_000);
        await box.EverythingReachesAsync(hq);

        await broker.KillAsync();
        await broker.StartAsync();
        await box.AcceptAsync(100);

        await box.EverythingReachesAsync(hq);
        await box.FreshEventFlowsAsync(hq);
    }

    [MosquittoFact]
    public async Task Ten_minutes_of_events_wait_for_a_broker_that_is_away()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var box = await Box.OpenAsync();
        await using var uplink = new UplinkRun(box.Outbox, UplinkRun.OptionsFor(broker.Port));
        await Until.True(() => uplink.Status.Connected);
        await broker.StopAsync();
        await Until.True(() => !uplink.Status.Connected);

        // A busy store: 50 events a second for ten minutes.
        await box.AcceptAsync(30_000);
        Assert.Equal(30_000, box.Outbox.Status.Waiting);
        Assert.Contains("cannot be reached", uplink.Status.Problem, StringComparison.Ordinal);
        await broker.StartAsync();

        await box.EverythingReachesAsync(hq);
        await box.FreshEventFlowsAsync(hq);
        await Until.True(() => box.Outbox.Status.Waiting == 0);
    }

    [MosquittoFact]
    public async Task A_half_open_line_is_noticed_and_left()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var proxy = new TcpProxy(broker.Port);
        await using var box = await Box.OpenAsync();
        await using var uplink = new UplinkRun(box.Outbox, UplinkRun.OptionsFor(proxy.Port));
        await box.AcceptAsync(100);
        await box.EverythingReachesAsync(hq);

        proxy.Stall();
        await box.AcceptAsync(500);
        await Until.True(() => !uplink.Status.Connected);
        proxy.Cut();
        proxy.Resume();

        await box.EverythingReachesAsync(hq);
        await box.FreshEventFlowsAsync(hq);
        Assert.Equal(0, uplink.Status.Quarantined);
    }

    [MosquittoFact]
    public async Task A_line_that_is_cut_again_and_again_loses_and_condemns_nothing()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var proxy = new TcpProxy(broker.Port);
        await using var box = await Box.OpenAsync();
        await using var uplink = new UplinkRun(box.Outbox, UplinkRun.OptionsFor(proxy.Port));
        box.BeginLoad();
        for (var round = 0; round < 10; round++)
        {
            var before = hq.Count;
            await Until.True(() => hq.Count > before + 50);
            proxy.Cut();
        }

        await box.EndLoadAsync();

        await box.EverythingReachesAsync(hq);
        await box.FreshEventFlowsAsync(hq);
        Assert.Equal(0, uplink.Status.Quarantined);
    }

    [MosquittoFact]
    public async Task A_broker_that_hangs_is_left_and_its_events_go_out_when_it_is_back()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        await using var box = await Box.OpenAsync();
        await using var uplink = new UplinkRun(box.Outbox, UplinkRun.OptionsFor(broker.Port));
        await Until.True(() => uplink.Status.Connected);

        broker.Freeze();
        await box.AcceptAsync(1_000);
        await Until.True(() => !uplink.Status.Connected);
        broker.Thaw();

        await box.EverythingReachesAsync(hq);
        await box.FreshEventFlowsAsync(hq);
    }
}
