// A new box, from the token that an operator makes to a login at the broker: the pilot's scripts, the real edge-hq over
// TLS, real files, a real mosquitto.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Contracts.Enrolment;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Headquarters;

public sealed class EnrolmentTests : IClassFixture<EnrolmentTests.Running>
{
    private readonly Running _hq;

    public EnrolmentTests(Running hq) => _hq = hq;

    [MosquittoFact]
    public async Task An_enrolled_box_signs_in_at_the_broker_until_it_is_revoked()
    {
        const string box = "demo/0050/box-1";
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await _hq.TokenAsync(box);

        var answer = Assert.IsType<EnrolmentOutcome.LetIn>(await AskAsync(token, box, key)).Answer;

        var login = _hq.Login(box, answer, key);
        Assert.Empty(await PilotBroker.PublishAsync(login, $"retail/v1/{box}/evt/x", "[]"));
        Assert.Contains(
            "Not authorized", await PilotBroker.PublishAsync(login, "retail/v1/demo/0050/box-2/evt/x", "[]"));
        var (code, output) = await _hq.Pilot.RunAsync("revoke-box", box);
        Assert.True(code == 0, output);
        Assert.NotEmpty(await PilotBroker.PublishAsync(login, $"retail/v1/{box}/evt/x", "[]"));
    }

    [MosquittoFact]
    public async Task A_used_a_foreign_and_a_wrong_token_are_refused_with_a_sentence()
    {
        const string box = "demo/0051/box-1";
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await _hq.TokenAsync(box);

        Assert.Contains("is for demo/0051/box-1", await RefusalAsync(token, "demo/0051/box-2", key));
        Assert.Contains(
            "does not know this token",
            await RefusalAsync(token with { Secret = token.Secret[..^4] + "0000" }, box, key));
        Assert.IsType<EnrolmentOutcome.LetIn>(await AskAsync(token, box, key));
        Assert.Contains("was used by another box", await RefusalAsync(token, box, other));
    }

    [MosquittoFact]
    public async Task A_token_whose_time_is_over_is_refused_and_HQ_tells_its_clock()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await _hq.TokenAsync("demo/0052/box-1", "--valid", "1ms");

        var refused = Assert.IsType<EnrolmentOutcome.Refused>(await AskAsync(token, "demo/0052/box-1", key));

        Assert.Contains("was good until", refused.Sentence);
        Assert.InRange(
            (DateTimeOffset.UtcNow - refused.HqTime!.Value).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [MosquittoFact]
    public async Task Another_HQ_than_the_tokens_never_hears_the_token()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await _hq.TokenAsync("demo/0053/box-1") with { Fingerprint = new byte[32] };

        Assert.Contains("is not the HQ that made this token", await RefusalAsync(token, "demo/0053/box-1", key));
    }

    [MosquittoFact]
    public async Task An_HQ_that_is_away_is_no_refusal()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var token = await _hq.TokenAsync("demo/0054/box-1")
            with
        { Address = new Uri($"https://127.0.0.1:{Mosquitto.FreePort()}") };

        var away = Assert.IsType<EnrolmentOutcome.Away>(await AskAsync(token, "demo/0054/box-1", key));

        Assert.Contains("asks again every five minutes", away.Sentence);
    }

    private static async Task<string> RefusalAsync(EnrolmentToken token, string box, ECDsa key) =>
        Assert.IsType<EnrolmentOutcome.Refused>(await AskAsync(token, box, key)).Sentence;

    private static Task<EnrolmentOutcome> AskAsync(EnrolmentToken token, string box, ECDsa key) =>
        EnrolmentCall.TryAsync(
            token, box, new CertificateRequest("CN=box", key, HashAlgorithmName.SHA256).CreateSigningRequestPem(),
            clockIsEstimated: false, default);

    /// <summary>One HQ for all of these tests.</summary>
    public sealed class Running : IAsyncLifetime
    {
        private PilotEnrolment _hq = null!;

        internal PilotBroker Pilot => _hq.Pilot;

        public async Task InitializeAsync()
        {
            if (Mosquitto.Program is null) return;
            _hq = await PilotEnrolment.StartAsync(Path.Combine(AppContext.BaseDirectory, "edge-hq"));
        }

        public async Task DisposeAsync()
        {
            if (_hq is not null) await _hq.DisposeAsync();
        }

        internal async Task<EnrolmentToken> TokenAsync(string box, params string[] more)
        {
            var card = await _hq.EnrolAsync(box, more);
            return EnrolmentToken.Parse(await File.ReadAllTextAsync(Path.Combine(card, "enrolment-token.txt")))!;
        }

        internal string[] Login(string box, EnrolmentAnswer answer, ECDsa key)
        {
            var certificate = Path.Combine(Pilot.Folder, "enrolled.pem");
            var keyFile = Path.Combine(Pilot.Folder, "enrolled.key");
            File.WriteAllText(certificate, answer.Certificate);
            File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
            Assert.True(File.Exists(Pilot.FileOf(box, "box.pem")), "HQ does not know what it gave out.");
            return Pilot.Certificate(certificate, keyFile);
        }
    }
}
