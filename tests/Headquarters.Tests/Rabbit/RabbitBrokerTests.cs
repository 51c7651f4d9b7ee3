// Headquarters over AMQP against a real RabbitMQ whose boxes speak MQTT.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.Headquarters.Rabbit;
using EdgeAgent.Headquarters.Simulation;
using EdgeAgent.Headquarters.Tests.Mqtt;
using EdgeAgent.Headquarters.Tests.Simulation;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Rabbit;

public sealed class RabbitBrokerTests(RabbitRig rig) : IClassFixture<RabbitRig>
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [RabbitFact]
    public async Task What_was_not_settled_comes_again_and_what_was_sent_meanwhile_waits_in_the_queue()
    {
        var broker = RabbitRig.Broker(rig.Node, "unsettled");
        var subscription = new Subscription(["r/v1/+/evt/+"], "hq", "one", 50);
        await using (var first = await broker.ConnectAsync(subscription, Never))
        {
            await RabbitRig.PublishAsync(rig.Node, "r/v1/b/evt/x-y", 10);
            for (var number = 0; number < 10; number++)
            {
                var delivery = await first.NextAsync();
                Assert.Equal("r/v1/b/evt/x-y", delivery.Topic);
                if (number < 4) first.Settle(delivery);
            }
        }

        await RabbitRig.PublishAsync(rig.Node, "r/v1/b/evt/later", 1);
        await using var second = await broker.ConnectAsync(subscription with { ClientId = "two" }, Never);

        var again = new List<string>();
        for (var count = 0; count < 7; count++)
        {
            var delivery = await second.NextAsync();
            again.Add($"{delivery.Topic.Split('/')[^1]} {delivery.Text()}");
            second.Settle(delivery);
        }

        Assert.Equal(["later 0", "x-y 4", "x-y 5", "x-y 6", "x-y 7", "x-y 8", "x-y 9"], again.Order());
        Assert.False(second.Deliveries.TryRead(out _));
    }

    [RabbitFact]
    public async Task A_message_to_a_box_comes_out_at_its_mqtt_topic_and_its_answer_to_an_own_copy()
    {
        await using var link = await RabbitRig.Broker(rig.Node).ConnectAsync(
            new Subscription(["r/v1/b/q/res/+"], null, "query", 50), Never);
        using var box = RabbitRig.Start("mosquitto_sub", rig.Node, "-t", "r/v1/b/q/req", "-q", "1", "-C", "1");
        var question = box.StandardOutput.ReadToEndAsync();

        // Nothing says when a subscription over MQTT has been granted, so the question is asked until it is heard.
        while (!question.IsCompleted) await link.SendAsync("r/v1/b/q/req", "how many?");
        await RabbitRig.PublishAsync(rig.Node, "r/v1/b/q/res/id-1", 1);

        Assert.Equal("how many?\n", await question);
        Assert.Equal("r/v1/b/q/res/id-1", (await link.NextAsync()).Topic);
    }

    [RabbitFact]
    public async Task A_fleet_that_speaks_mqtt_to_RabbitMQ_is_covered_by_headquarters_over_amqp()
    {
        await using var headquarters = await SmallHeadquarters.StartAsync(RabbitRig.Broker(rig.Node, "fleet"));
        var password = Path.GetTempFileName();
        await File.WriteAllTextAsync(password, "guest", Never);
        using var fleet = new Fleet(
            new SimulationOptions
            {
                Boxes = 20,
                Host = "127.0.0.1",
                Port = rig.Node.MqttPort,
                Mqtt = MqttVersion.V311,
                Storm = true,
                Rate = 500,
                Batch = 20,
                Duration = TimeSpan.FromSeconds(3),
                Username = "guest",
                Password = $"file:{password}",
            },
            TimeProvider.System);

        await fleet.RunAsync(Never);

        File.Delete(password);
        var report = fleet.Report();
        Assert.True(report.Made > 500, $"{report}");
        Assert.Equal((report.Made, 0), (report.Covered, report.Losses));
    }

    [RabbitFact]
    public async Task TLS_wants_the_right_authority_on_both_sides()
    {
        using var others = new TestCertificates();
        var ours = rig.Node.Certificates;
        var tls = new TlsConfig { Ca = ours.AuthorityFile, Certificate = ours.ClientFile, Key = ours.ClientKeyFile };
        var config = new BrokerConfig { Host = "127.0.0.1", Port = rig.Node.TlsPort, Queue = "tls", Tls = tls };
        var subscription = new Subscription(["r/v1/tls/+"], null, "one", 50);

        await using var link = await new RabbitBroker(config, TimeProvider.System).ConnectAsync(subscription, Never);
        await link.SendAsync("r/v1/tls/x", "1");
        Assert.Equal("1", (await link.NextAsync()).Text());

        var strange = new RabbitBroker(
            config with { Tls = tls with { Ca = others.AuthorityFile } }, TimeProvider.System);
        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(() => strange.ConnectAsync(subscription, Never));
        Assert.Contains("check `tls.ca`", refusal.Message);
        var bare = new RabbitBroker(
            config with { Tls = tls with { Certificate = null, Key = null } }, TimeProvider.System);
        var lack = await Assert.ThrowsAsync<BrokerRefusal>(() => bare.ConnectAsync(subscription, Never));
        Assert.Contains("set `tls.certificate`", lack.Message);
    }

    [RabbitFact]
    public async Task A_wrong_login_virtual_host_or_port_is_a_sentence()
    {
        var config = new BrokerConfig { Host = "127.0.0.1", Port = rig.Node.AmqpPort, Username = "nobody" };
        var stranger = new RabbitBroker(config, TimeProvider.System);
        var login = await Assert.ThrowsAsync<BrokerRefusal>(
            () => stranger.ConnectAsync(new Subscription(["r/#"], "hq", "one", 50), Never));
        Assert.Contains("refuses the login nobody", login.Message);

        var elsewhere = new RabbitBroker(
            config with { Username = null, VirtualHost = "elsewhere" }, TimeProvider.System);
        var place = await Assert.ThrowsAsync<BrokerRefusal>(
            () => elsewhere.ConnectAsync(new Subscription(["r/#"], "hq", "one", 50), Never));
        Assert.Contains("The virtual host is `elsewhere`", place.Message);

        var nowhere = new RabbitBroker(config with { Port = Mosquitto.FreePort() }, TimeProvider.System);
        var nothing = await Assert.ThrowsAsync<BrokerRefusal>(
            () => nowhere.ConnectAsync(new Subscription(["r/#"], "hq", "one", 50), Never));
        Assert.Contains("nothing listens there", nothing.Message);
    }
}
