// By which certificate handhelds know the box.
using System.Net;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Certificates;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Headsets;

public sealed class HeadsetCertificateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificate-").FullName;
    private readonly ManualTime _time = new();

    [Fact]
    public void The_box_makes_an_authority_and_a_certificate_that_a_handheld_which_trusts_it_accepts()
    {
        var made = Open();

        Assert.True(IsTrusted(made));
        Assert.Matches("^([0-9A-F]{2}:){31}[0-9A-F]{2}$", made.Fingerprint);
    }

    [Fact]
    public void After_a_restart_it_is_the_same_authority_and_the_same_certificate()
    {
        var (first, second) = (Open(), Open());

        Assert.Equal(first.AuthorityPem, second.AuthorityPem);
        Assert.Equal(
            first.Context.TargetCertificate.GetCertHashString(), second.Context.TargetCertificate.GetCertHashString());
        Assert.Null(second.Renewed);
    }

    [Fact]
    public void A_certificate_that_grows_old_is_issued_anew_by_the_same_authority()
    {
        var made = Open();
        var before = made.Context.TargetCertificate.GetCertHashString();
        made.RenewWhereDue();
        Assert.Equal(before, made.Context.TargetCertificate.GetCertHashString());

        _time.Advance(TimeSpan.FromDays(370));
        made.RenewWhereDue();

        Assert.NotEqual(before, made.Context.TargetCertificate.GetCertHashString());
        Assert.True(IsTrusted(made));
    }

    [Fact]
    public void The_authority_cannot_vouch_for_a_site_elsewhere()
    {
        Open();
        var authority = new BoxAuthority(_folder, Cipher).Open(BoxNames.Now([]), "box-1");
        var forged = HeadsetCertificate.Issue(
            authority, new BoxNames(["bank.example"], [IPAddress.Parse("93.184.216.34")]), "box-1", _time.GetUtcNow());

        Assert.False(IsTrusted(authority, forged));
    }

    [Fact]
    public void A_damaged_authority_is_replaced_and_that_handhelds_have_to_trust_it_anew_is_told()
    {
        Open();
        var path = Path.Combine(_folder, BoxAuthority.Name);
        var bytes = File.ReadAllBytes(path);
        bytes[40] ^= 1;
        File.WriteAllBytes(path, bytes);

        var made = Open();

        Assert.Contains("trust it anew", made.Renewed, StringComparison.Ordinal);
        Assert.True(IsTrusted(made));
    }

    [Fact]
    public void The_authoritys_key_is_not_on_disk_in_clear()
    {
        Open();

        foreach (var file in Directory.GetFiles(_folder))
            Assert.DoesNotContain("PRIVATE KEY", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_from_elsewhere_is_used_as_it_is()
    {
        using var own = new TestCertificates();
        var made = Open(new HeadsetOptions
        {
            CertificateFile = own.ServerFile,
            Key = new SecretReference("file", own.ServerKeyFile),
        });

        Assert.Null(made.AuthorityPem);
        Assert.Equal("CN=127.0.0.1", made.Context.TargetCertificate.Subject);
    }

    [Fact]
    public void A_key_that_does_not_belong_to_the_certificate_stops_the_start_with_a_sentence()
    {
        using var own = new TestCertificates();
        var refusal = Assert.Throws<StartRefusal>(() => Open(new HeadsetOptions
        {
            CertificateFile = own.ServerFile,
            Key = new SecretReference("file", own.ClientKeyFile),
        }));

        Assert.Contains("belonging together", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PayloadCipher Cipher => new(null, new StateFiles(_folder).Key, _time);

    private HeadsetCertificate Open(HeadsetOptions? options = null) =>
        HeadsetCertificate.Open(options ?? new(), "box-1", _folder, Cipher, new SecretSource(), _time);

    private bool IsTrusted(HeadsetCertificate made) => IsTrusted(
        X509Certificate2.CreateFromPem(made.AuthorityPem), made.Context.TargetCertificate);

    private bool IsTrusted(X509Certificate2 authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }
}
