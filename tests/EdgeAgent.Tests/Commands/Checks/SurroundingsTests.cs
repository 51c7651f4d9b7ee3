// What the box needs around it: each check tells right from wrong, with a sentence.
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Commands.Checks;
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers.Options;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Commands.Checks;

public sealed class SurroundingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edge-agent-check-").FullName;
    private readonly ManualTime _time = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_state_folder_that_can_be_made_is_right_and_nothing_is_left_in_it()
    {
        var findings = StateFolderCheck.Run(Path.Combine(_folder, "new", "state")).ToArray();
        Assert.Equal(FindingLevel.Ok, findings[0].Level);
        Assert.Contains("will be made", findings[0].Sentence);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_state_folder_in_memory_is_a_warning()
    {
        if (!Directory.Exists("/dev/shm")) return;
        Assert.Contains(
            StateFolderCheck.Run("/dev/shm/edge-agent"), finding => finding.Sentence.Contains("is in memory"));
    }

    [Fact]
    public void A_state_folder_that_cannot_be_written_fails_with_what_to_do()
    {
        var finding = StateFolderCheck.Run("/proc/edge-agent").First();
        Assert.Equal(FindingLevel.Failed, finding.Level);
        Assert.Contains("chown", finding.Sentence);
    }

    [Fact]
    public void A_clock_in_the_past_is_a_warning()
    {
        Assert.Equal(FindingLevel.Warning, ClockCheck.Run(new ManualTime(DateTimeOffset.UnixEpoch)).Level);
        Assert.Contains("2026-03-01 12:00", ClockCheck.Run(_time).Sentence);
    }

    [Fact]
    public void A_missing_file_secret_fails_and_a_missing_variable_warns()
    {
        var findings = SecretsCheck.Run(
            [
                KeyValuePair.Create("a", new SecretReference("file", "/nowhere/at/all")),
                KeyValuePair.Create("b", new SecretReference("env", "NOT_SET")),
                KeyValuePair.Create("c", new SecretReference("env", "SET")),
            ],
            new SecretSource(name => name == "SET" ? "s3cret" : null)).ToArray();
        Assert.Equal(
            [FindingLevel.Failed, FindingLevel.Warning, FindingLevel.Ok], findings.Select(finding => finding.Level));
        Assert.DoesNotContain("s3cret", string.Concat(findings.Select(finding => finding.Sentence)));
    }

    [Fact]
    public async Task A_broker_that_listens_answers_and_one_that_does_not_is_a_warning()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(FindingLevel.Ok, (await BrokerCheck.RunAsync("127.0.0.1", port, _time, default)).Level);
        listener.Stop();
        var away = await BrokerCheck.RunAsync("127.0.0.1", port, _time, default);
        Assert.Equal(FindingLevel.Warning, away.Level);
        Assert.Contains("does not answer", away.Sentence);
    }

    [Theory]
    [InlineData(-400, -1, "Failed")]
    [InlineData(-10, 10, "Warning")]
    [InlineData(10, 400, "Warning")]
    [InlineData(-10, 400, "Ok")]
    public void A_certificate_is_judged_by_its_dates(int fromDays, int untilDays, string level)
    {
        var now = _time.GetUtcNow();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(now.AddDays(fromDays), now.AddDays(untilDays));
        var finding = Certificate(certificate.ExportCertificatePem());
        Assert.Equal(level, finding.Level.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    public void A_file_that_holds_no_certificate_fails(string content) =>
        Assert.Equal(FindingLevel.Failed, Certificate(content).Level);

    private Finding Certificate(string content)
    {
        var path = Path.Combine(_folder, "certificate.pem");
        File.WriteAllText(path, content);
        return Assert.Single(CertificateCheck.Run(new TlsOptions { AuthorityFile = path }, _time));
    }
}
