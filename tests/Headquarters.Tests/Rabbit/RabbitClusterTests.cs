// Three nodes under load, and the one that leads the queue is killed: what a box was told is taken, arrives.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Tests.Mqtt;
using EdgeAgent.TestSupport.Brokers;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.Headquarters.Tests.Rabbit;

public sealed class RabbitClusterTests(ITestOutputHelper output)
{
    private const int Messages = 20_000;
    private const string Topic = "r/v1/b/evt/x";
    private static readonly CancellationToken Never = CancellationToken.None;

    [RabbitClusterFact]
    public async Task Every_message_that_a_cluster_acknowledged_arrives_although_the_leading_node_is_killed()
    {
        await using var leading = await RabbitNode.RunAsync();
        await using var second = await RabbitNode.RunAsync(leading);
        await using var third = await RabbitNode.RunAsync(leading);
        var subscription = new Subscription([Topic], "hq", "hq", 500);

        // Whoever declares the queue makes its node the leader; headquarters then works through another node.
        await (await RabbitRig.Broker(leading).ConnectAsync(subscription, Never)).DisposeAsync();
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var seen = new HashSet<string>();
        var came = 0;
        var half = new TaskCompletionSource();
        var collecting = CollectAsync();
        var publishing = RabbitRig.PublishAsync(third, Topic, Messages);
        await half.Task.WaitAsync(stop.Token);

        await leading.KillAsync();

        await publishing;
        await collecting;
        output.WriteLine($"{seen.Count} of {Messages} arrived, {came - seen.Count} of them twice");
        Assert.Equal(Messages, seen.Count);

        async Task CollectAsync()
        {
            while (seen.Count < Messages)
            {
                await using var link = await RabbitRig.Broker(second).ConnectAsync(subscription, stop.Token);
                await foreach (var delivery in link.Deliveries.ReadAllAsync(stop.Token))
                {
                    came++;
                    seen.Add(delivery.Text());
                    link.Settle(delivery);
                    if (seen.Count == Messages / 4) half.TrySetResult();
                    if (seen.Count == Messages) return;
                }

                output.WriteLine($"lost at {seen.Count}: {link.Loss}");
            }
        }
    }
}
