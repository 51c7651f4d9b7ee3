// Who is let in by a token, who is not, and what they are told.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Enrolment;
using EdgeAgent.Headquarters.Enrolment;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Enrolment;

public sealed class EnrolmentDeskTests : IDisposable
{
    private static readonly BoxAddress Box = new("demo", "0042", "box-1");

    private readonly string _folder = Directory.CreateTempSubdirectory("enrolment-").FullName;
    private readonly ManualTime _time = new();
    private readonly TokenFolder _tokens;
    private readonly BoxSigner _signer;
    private readonly EnrolmentDesk _desk;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public EnrolmentDeskTests()
    {
        _tokens = new TokenFolder(Path.Combine(_folder, "tokens"), _time);
        _signer = new BoxSigner(Authority(_time.GetUtcNow()), TimeSpan.FromDays(1_095), _time);
        _desk = new EnrolmentDesk(_tokens, _signer, new BoxFolder(Path.Combine(_folder, "boxes"), _time), _time);
    }

    public void Dispose()
    {
        _signer.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_box_gets_a_certificate_in_its_name_for_its_own_key()
    {
        var (answer, refusal) = Ask(Token());

        Assert.Null(refusal);
        using var certificate = X509Certificate2.CreateFromPem(answer!.Certificate);
        Assert.Equal("CN=demo/0042/box-1", certificate.Subject);
        Assert.Equal(
            _key.ExportSubjectPublicKeyInfo(), certificate.PublicKey.ExportSubjectPublicKeyInfo());
        Assert.Equal(_signer.AuthorityPem, answer.Authority);
        Assert.Equal(answer.Certificate, File.ReadAllText(Path.Combine(_folder, "boxes/demo/0042/box-1/box.pem")));
    }

    [Fact]
    public void A_certificate_may_sign_in_as_a_client_and_nothing_else()
    {
        using var certificate = X509Certificate2.CreateFromPem(Ask(Token()).Answer!.Certificate);

        Assert.Equal(3, certificate.Extensions.Count);
        var basic = certificate.Extensions.OfType<X509BasicConstraintsExtension>().Single();
        Assert.True(basic.Critical && !basic.CertificateAuthority);
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().Single();
        Assert.True(usage.Critical && usage.KeyUsages == X509KeyUsageFlags.DigitalSignature);
        var use = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages;
        Assert.Equal("1.3.6.1.5.5.7.3.2", Assert.Single(use.Cast<Oid>()).Value);
    }

    [Fact]
    public void A_box_that_lost_power_before_the_answer_asks_again_and_gets_the_same()
    {
        var token = Token();

        Assert.Equal(Ask(token).Answer, Ask(token).Answer);
        _time.Advance(TimeSpan.FromDays(30));
        Assert.NotNull(Ask(token).Answer);
    }

    [Fact]
    public void A_token_that_another_key_has_used_lets_nobody_in()
    {
        var token = Token();
        Ask(token);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var refusal = Ask(token, key: other).Refusal!;

        Assert.Equal(EnrolmentCodes.Used, refusal.Code);
        Assert.Contains("ask HQ for a new one", refusal.Sentence);
    }

    [Fact]
    public async Task Of_many_who_use_one_token_at_the_same_moment_one_is_let_in()
    {
        const int boxes = 8;
        const int rounds = 40;
        for (var round = 0; round < rounds; round++)
        {
            var token = Token();
            using var together = new Barrier(boxes);
            var answers = new (EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal)[boxes];
            await Task.WhenAll(Enumerable.Range(0, boxes).Select(box => Task.Factory.StartNew(
                () =>
                {
                    using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                    together.SignalAndWait();
                    answers[box] = Ask(token, key: key);
                },
                TaskCreationOptions.LongRunning)));

            Assert.Single(answers, answer => answer.Answer is not null);
            Assert.Equal(boxes - 1, answers.Count(answer => answer.Refusal?.Code == EnrolmentCodes.Used));
        }

        // The token, its use, and whom the use is for: nothing is left of those who came too late.
        Assert.Equal(3 * rounds, Directory.GetFiles(Path.Combine(_folder, "tokens")).Length);
    }

    [Fact]
    public void A_token_lets_in_nobody_after_its_time()
    {
        var token = Token();
        _time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));

        Assert.Equal(EnrolmentCodes.Expired, Ask(token).Refusal!.Code);
    }

    [Fact]
    public void A_token_of_another_box_names_both()
    {
        var refusal = Ask(Token(), box: "demo/0042/box-2").Refusal!;

        Assert.Equal(EnrolmentCodes.OtherBox, refusal.Code);
        Assert.Contains("for demo/0042/box-1", refusal.Sentence);
        Assert.Contains("this box is demo/0042/box-2", refusal.Sentence);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("0123456789abcdef.000000000000000000000000000000000000000000000000")]
    public void A_token_that_HQ_never_made_is_wrong(string token) =>
        Assert.Equal(EnrolmentCodes.Wrong, Ask(token).Refusal!.Code);

    [Fact]
    public void The_right_name_with_a_wrong_secret_is_as_wrong()
    {
        var token = Token();
        var last = token[^1] == '0' ? '1' : '0';

        Assert.Equal(EnrolmentCodes.Wrong, Ask(token[..^1] + last).Refusal!.Code);
        Assert.NotNull(Ask(token).Answer);
    }

    [Fact]
    public void What_is_no_request_uses_no_token_up()
    {
        var token = Token();

        Assert.Equal(
            EnrolmentCodes.Malformed, _desk.Judge(new EnrolmentRequest(Box.ToString(), token, "x")).Refusal!.Code);
        Assert.NotNull(Ask(token).Answer);
    }

    [Fact]
    public void HQ_keeps_no_token_only_its_hash()
    {
        var secret = Token();

        var kept = File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "tokens"))));

        Assert.DoesNotContain(secret[(secret.IndexOf('.') + 1)..], kept);
    }

    [Fact]
    public void An_earlier_certificate_of_a_box_stays_where_it_can_be_revoked()
    {
        Ask(Token());
        _time.Advance(TimeSpan.FromDays(1));
        Ask(Token());

        Assert.Equal(2, Directory.GetFiles(Path.Combine(_folder, "boxes/demo/0042/box-1"), "*.pem").Length);
    }

    private string Token() => _tokens.Make(Box, TimeSpan.FromDays(14));

    private (EnrolmentAnswer? Answer, EnrolmentRefusal? Refusal) Ask(
        string token, string box = "demo/0042/box-1", ECDsa? key = null)
    {
        var request = new CertificateRequest("CN=whatever", key ?? _key, HashAlgorithmName.SHA256);
        return _desk.Judge(new EnrolmentRequest(box, token, request.CreateSigningRequestPem()));
    }

    private static X509Certificate2 Authority(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=HQ authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(7_300));
    }
}
