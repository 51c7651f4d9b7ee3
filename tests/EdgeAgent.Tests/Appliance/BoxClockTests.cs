// A box that wakes up in 1970: what its clock is put to, and when it is left alone.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Contracts.Events;
using Xunit;

namespace EdgeAgent.Tests.Appliance;

public sealed class BoxClockTests : IDisposable
{
    private readonly TestBox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void A_clock_before_the_day_the_image_was_built_is_put_to_that_day()
    {
        var built = new DateTime(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);
        Directory.CreateDirectory(_box.Paths.At("/usr/lib"));
        File.WriteAllText(_box.Paths.At("/usr/lib/clock-epoch"), "");
        File.SetLastWriteTimeUtc(_box.Paths.At("/usr/lib/clock-epoch"), built);

        var report = _box.Boot();

        Assert.Equal(built, Assert.Single(_box.ClockSets).UtcDateTime);
        Assert.Contains(report.Points, point => point.Sentence.Contains("was put to 2026-06-01 00:00 UTC"));
    }

    [Fact]
    public void The_latest_known_moment_counts_saved_time_and_certificate_included()
    {
        var signed = _box.Time.GetUtcNow().AddDays(20);
        PutCertificate(signed);
        _box.Clock.Save(new DurableFiles(CuttingSteps.Never));

        _box.Boot();

        Assert.Equal(signed, Assert.Single(_box.ClockSets));
    }

    [Fact]
    public void A_clock_that_a_time_server_keeps_is_left_alone()
    {
        _box.Quality = ClockState.Synced;
        PutCertificate(_box.Time.GetUtcNow().AddDays(20));

        _box.Boot();

        Assert.Null(_box.Clock.Mend(_box.Time.GetUtcNow().AddDays(40)));
        Assert.Empty(_box.ClockSets);
    }

    [Fact]
    public void HQ_does_not_put_the_clock_before_the_latest_known_moment()
    {
        _box.Clock.Save(new DurableFiles(CuttingSteps.Never));

        Assert.Null(_box.Clock.Mend(_box.Time.GetUtcNow().AddDays(-1)));
        Assert.NotNull(_box.Clock.Mend(_box.Time.GetUtcNow().AddDays(1)));
        Assert.Single(_box.ClockSets);
    }

    [Fact]
    public void A_damaged_saved_time_and_a_damaged_certificate_are_no_moments()
    {
        Directory.CreateDirectory(_box.Paths.State);
        Directory.CreateDirectory(Path.GetDirectoryName(_box.Paths.Certificate)!);
        File.WriteAllText(_box.Paths.SavedTime, "\0\0\0");
        File.WriteAllText(_box.Paths.Certificate, "\0\0\0");

        Assert.Null(_box.Clock.Raise());
    }

    private void PutCertificate(DateTimeOffset signed)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=demo/0042/box-1", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(signed, signed.AddYears(3));
        Directory.CreateDirectory(Path.GetDirectoryName(_box.Paths.Certificate)!);
        File.WriteAllText(_box.Paths.Certificate, certificate.ExportCertificatePem());
    }
}
