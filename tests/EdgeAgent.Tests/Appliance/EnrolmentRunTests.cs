// A token on the card, HQ played by a test: what the box keeps, burns and tells.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Contracts.Enrolment;
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class EnrolmentRunTests : IDisposable
{
    private const string Address = "demo/0042/box-1";

    private readonly TestBox _box = new();
    private readonly PlayedHq _hq = new();

    public EnrolmentRunTests()
    {
        _box.Put("store.yaml", TestBox.Store + """
            uplink:
              host: hq.example
              tls:
                authority: /etc/edge-agent/hq.pem
                certificate: /etc/edge-agent/box.pem
                key: credential:box-key

            """.Replace("/etc", _box.Paths.At("etc")));
        _box.Put("enrolment-token.txt", _hq.Token + "\r\n");
    }

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Before_HQ_has_answered_store_yaml_is_right_and_the_box_trusts_nobody()
    {
        Assert.Equal(0, _box.Boot().ToMend);

        Assert.Equal(File.ReadAllText(_box.Paths.Authority), File.ReadAllText(_box.Paths.Certificate));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_box.Credential("box-key")));
    }

    [Fact]
    public async Task A_box_that_is_let_in_keeps_its_certificate_and_burns_its_token()
    {
        _box.Boot();

        var points = await EnrolAsync();

        Assert.All(points, point => Assert.NotEqual(PointLevel.Mend, point.Level));
        Assert.Equal(_hq.AuthorityPem, File.ReadAllText(_box.Paths.Authority));
        Assert.Contains(Address, CertificateOfBox().Subject);
        Assert.False(File.Exists(_box.OnCard("enrolment-token.txt")));
        Assert.Equal(points, await EnrolAsync());
    }

    [Fact]
    public async Task A_plug_pulled_at_any_step_ends_in_the_same_certificate_and_a_burnt_token()
    {
        var steps = 0;
        for (var isCut = true; isCut; steps++)
        {
            using var test = new EnrolmentRunTests();
            var disk = new CuttingSteps(steps);
            try
            {
                test._box.Boot(disk);
                await test.EnrolAsync(disk);
            }
            catch (PlugPulledException)
            {
                Assert.True(
                    File.Exists(test._box.OnCard("enrolment-token.txt"))
                    || test.CertificateOfBox().Subject.Contains(Address), $"lost after step {steps}");
            }

            test._box.Boot(CuttingSteps.Never);
            await test.EnrolAsync(CuttingSteps.Never);
            Assert.Contains(Address, test.CertificateOfBox().Subject);
            Assert.False(File.Exists(test._box.OnCard("enrolment-token.txt")), $"after step {steps}");
            Assert.True(test._hq.Keys.Count <= 1, "The box had two keys.");
            isCut = disk.Cut;
        }

        Assert.InRange(steps, 30, 200);
    }

    [Fact]
    public async Task A_refusal_is_told_in_HQs_own_words_and_the_token_stays()
    {
        _box.Boot();
        _hq.Refusal = "This token was good until yesterday: ask HQ for a new one.";

        var point = Assert.Single(await EnrolAsync());

        Assert.Equal((PointLevel.Mend, _hq.Refusal), (point.Level, point.Sentence));
        Assert.True(File.Exists(_box.OnCard("enrolment-token.txt")));
    }

    [Fact]
    public async Task A_certificate_for_another_key_is_not_kept()
    {
        _box.Boot();
        _hq.SignsAnotherKey = true;

        Assert.Equal(PointLevel.Mend, Assert.Single(await EnrolAsync()).Level);
        Assert.DoesNotContain(Address, CertificateOfBox().Subject);
    }

    [Fact]
    public async Task HQs_clock_mends_one_that_nobody_vouches_for_and_no_other()
    {
        _box.Boot();
        _hq.Time = _box.Time.GetUtcNow().AddDays(900);

        await EnrolAsync();

        Assert.Equal(_hq.Time, Assert.Single(_box.ClockSets));

        using var synced = new EnrolmentRunTests();
        synced._box.Quality = ClockState.Synced;
        synced._box.Boot();
        synced._hq.Time = _hq.Time;
        await synced.EnrolAsync();
        Assert.Empty(synced._box.ClockSets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://hq.example:18884#half-a-token")]
    [InlineData("two\nlines")]
    public async Task A_file_without_a_token_is_told_as_such(string text)
    {
        _box.Boot();
        _box.Put("enrolment-token.txt", text);

        Assert.Contains("does not hold a token", Assert.Single(await EnrolAsync()).Sentence);
    }

    [Fact]
    public async Task A_box_that_was_never_let_in_and_has_no_token_asks_for_one()
    {
        _box.Boot();
        File.Delete(_box.OnCard("enrolment-token.txt"));

        Assert.Contains("ask HQ for a token", Assert.Single(await EnrolAsync()).Sentence);
    }

    private X509Certificate2 CertificateOfBox() =>
        X509Certificate2.CreateFromPem(File.ReadAllText(_box.Paths.Certificate));

    private async Task<IReadOnlyList<ReportPoint>> EnrolAsync(IFileSteps? steps = null)
    {
        var files = new DurableFiles(steps ?? CuttingSteps.Never);
        using var door = new CardDoor(_box.CardFolder, _box.Call);
        return await new EnrolmentRun(
            _box.Paths, new CardFolder(_box.CardFolder), door, files, _box.Clock,
            new BoxKey(_box.Paths, files, _box.Time), _hq.AskAsync, _box.Time).RunAsync(Address, default);
    }
}

/// <summary>HQ as the box hears it.</summary>
internal sealed class PlayedHq
{
    private readonly X509Certificate2 _authority = Authority();

    public string AuthorityPem => _authority.ExportCertificatePem() + "\n";

    public string Token =>
        new EnrolmentToken(
            new Uri("https://hq.example:18884"), "name.secret", SHA256.HashData(_authority.RawData)).ToLine();

    public string? Refusal { get; set; }

    public bool SignsAnotherKey { get; set; }

    public DateTimeOffset? Time { get; set; }

    public HashSet<string> Keys { get; } = [];

    public Task<EnrolmentOutcome> AskAsync(
        EnrolmentToken token, string box, string request, bool clockIsEstimated, CancellationToken stop)
    {
        if (Refusal is not null) return Task.FromResult<EnrolmentOutcome>(new EnrolmentOutcome.Refused(Refusal, Time));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256).PublicKey;
        Keys.Add(Convert.ToHexString(key.ExportSubjectPublicKeyInfo()));
        if (SignsAnotherKey) key = new PublicKey(other);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(box);
        using var certificate = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256).Create(
            _authority, _authority.NotBefore, _authority.NotAfter, Guid.NewGuid().ToByteArray());
        return Task.FromResult<EnrolmentOutcome>(new EnrolmentOutcome.LetIn(
            new EnrolmentAnswer(certificate.ExportCertificatePem() + "\n", AuthorityPem), Time));
    }

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=HQ authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return request.CreateSelfSigned(now, now.AddYears(20));
    }
}
