// TLS, certificates and logins against a real broker: who may not come in is told what to look at.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Configuration;
using EdgeAgent.Headquarters.Mqtt;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Mqtt;

public sealed class MqttLoginTests
{
    [MosquittoFact]
    public async Task A_wrong_password_is_a_sentence_that_names_the_user_and_not_the_password()
    {
        await using var mosquitto = await Mosquitto.RunAsync(new MosquittoSetup { Login = ("hq", "right") });
        var settings = MqttRig.Settings(mosquitto.Port) with { Username = "hq", Password = "wrong-one" };

        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(() => MqttRig.ConnectAsync(settings));

        Assert.Contains("Check user name and password of hq", refusal.Message);
        Assert.DoesNotContain("wrong-one", refusal.Message);
        await using var entered = await MqttRig.ConnectAsync(settings with { Password = "right" });
        Assert.Null(entered.Loss);
    }

    [MosquittoFact]
    public async Task The_older_version_of_the_protocol_is_spoken_where_it_is_asked_for()
    {
        await using var mosquitto = await Mosquitto.RunAsync(new MosquittoSetup { Login = ("hq", "right") });
        var will = new BrokerMessage("r/will", "gone"u8.ToArray(), Retain: false);
        var settings = MqttRig.Settings(mosquitto.Port) with
        {
            Version = MqttVersion.V311,
            Username = "hq",
            Password = "right",
            Will = will,
        };
        await using var old = await MqttRig.ConnectAsync(settings);
        await using var other = await MqttRig.ConnectAsync(settings with { ClientId = "other", Will = null });
        await other.SubscribeAsync(["r/#"], CancellationToken.None);
        await old.SendAsync("r/x", "1");
        old.Abort();

        Assert.Equal("1", (await other.NextAsync()).Text());
        Assert.Equal("gone", (await other.NextAsync()).Text());
        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => MqttRig.ConnectAsync(settings with { Password = "wrong" }));
        Assert.Contains("Check user name and password of hq", refusal.Message);
    }

    [MosquittoFact]
    public async Task A_client_certificate_lets_in_and_its_lack_is_a_sentence()
    {
        using var certificates = new TestCertificates();
        await using var mosquitto = await Mosquitto.RunAsync(
            new MosquittoSetup { Tls = certificates, MutualTls = true });
        var tls = new TlsConfig
        {
            Ca = certificates.AuthorityFile,
            Certificate = certificates.ClientFile,
            Key = certificates.ClientKeyFile,
        };
        await using var entered = await MqttRig.ConnectAsync(
            MqttRig.Settings(mosquitto.Port) with { Tls = BrokerTls.Load(tls) });
        await entered.SendAsync("r/x", new string('x', 100_000));

        var bare = BrokerTls.Load(tls with { Certificate = null, Key = null });
        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port, "two") with { Tls = bare }));

        Assert.Contains("set `tls.certificate`", refusal.Message);
    }

    [MosquittoFact]
    public async Task A_broker_of_another_authority_is_not_entered()
    {
        using var certificates = new TestCertificates();
        using var others = new TestCertificates();
        await using var mosquitto = await Mosquitto.RunAsync(new MosquittoSetup { Tls = certificates });
        var tls = BrokerTls.Load(new TlsConfig { Ca = others.AuthorityFile });

        var refusal = await Assert.ThrowsAsync<BrokerRefusal>(
            () => MqttRig.ConnectAsync(MqttRig.Settings(mosquitto.Port) with { Tls = tls }));

        Assert.Contains("check `tls.ca`", refusal.Message);
    }

    [Fact]
    public void A_certificate_file_that_is_missing_is_a_sentence_of_the_config()
    {
        var refusal = Assert.Throws<ConfigRefusal>(() => BrokerTls.Load(new TlsConfig { Ca = "/no/such/file.pem" }));

        Assert.Contains("`tls.ca`: /no/such/file.pem cannot be used", refusal.Message);
    }
}
