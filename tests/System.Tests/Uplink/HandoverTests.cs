// Events reach a real broker's subscriber.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Tests.Uplink;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Uplink;

public sealed class HandoverTests
{
    [MosquittoFact]
    public async Task Events_reach_a_real_subscriber_once_and_in_whole()
    {
        await using var broker = await Mosquitto.RunAsync();
        await using var hq = await HqOracle.SubscribeAsync(broker);
        var outbox = new MemoryOutbox(TimeProvider.System);
        outbox.Add(EventKinds.TagArrived, 1_000, dataBytes: 200);
        outbox.Add(EventKinds.DeviceLost, 10);
        await using var uplink = new UplinkRun(outbox, UplinkRun.OptionsFor(broker.Port));

        await Until.True(() => hq.Count == 1_010);
        await Until.True(() => outbox.Status.Waiting == 0);

        Assert.Empty(hq.Missing(UplinkRun.Box, outbox.Epoch, outbox.LastSequence));
        Assert.Equal(0, hq.Duplicates);
        var place = new Place(UplinkRun.Box, outbox.Epoch, 500);
        Assert.Equal(HqOracle.HashOf(outbox.Event(500).Data.Span), hq.DataHashOf(place));
        await uplink.StopAsync();
        await Until.True(
            () => hq.Last(UplinkRun.Topics.Status)!.Contains("\"state\":\"stopped\"", StringComparison.Ordinal));
    }
}
