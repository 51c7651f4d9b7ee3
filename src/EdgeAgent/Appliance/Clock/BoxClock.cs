// A box without a battery wakes up in the past, where no certificate is valid yet. Until a time server or HQ says
// better, its clock is at least as late as the latest moment that is known to have been: the time saved before it went
// off, the day its image was built, the day its certificate was signed.
using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;

namespace EdgeAgent.Appliance.Clock;

/// <summary>Keeps the clock plausible while it is estimated.</summary>
/// <param name="box">Where the moments are known from.</param>
/// <param name="quality">Whether the clock is estimated.</param>
/// <param name="set">Sets the clock.</param>
/// <param name="time">The clock.</param>
internal sealed class BoxClock(BoxPaths box, IClockQuality quality, Action<DateTimeOffset> set, TimeProvider time)
{
    private const string ImageBuilt = "/usr/lib/clock-epoch";

    // A saved time costs a flash write, and a quarter of an hour is near enough for certificates.
    private static readonly TimeSpan SaveAfter = TimeSpan.FromMinutes(15);

    // The header of an answer has whole seconds.
    private static readonly TimeSpan NearEnough = TimeSpan.FromSeconds(2);

    /// <summary>Whether nobody vouches for it.</summary>
    public bool IsEstimated => quality.Now == ClockState.Estimated;

    /// <summary>The state in a word.</summary>
    public string Word => quality.Now.ToString().ToLowerInvariant();

    /// <summary>Now by this clock.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Brings a clock that stands before the latest known moment up to it; null where it does not.</summary>
    public ReportPoint? Raise()
    {
        var (now, floor) = (time.GetUtcNow(), Floor());
        if (!IsEstimated || now >= floor) return null;
        return Set(floor) is { } problem
            ? problem
            : new ReportPoint(
                "clock",
                PointLevel.Note,
                $"It stood at {Text(now)} and was put to {Text(floor)}, the latest moment known to the box. A time server or HQ mends it.");
    }

    /// <summary>Takes the time that a trusted server has told, where nobody better vouches for it.</summary>
    public ReportPoint? Mend(DateTimeOffset told)
    {
        var now = time.GetUtcNow();
        if (!IsEstimated || (told - now).Duration() <= NearEnough || told < Floor()) return null;
        return Set(told) is { } problem
            ? problem
            : new ReportPoint(
                "clock",
                PointLevel.Note,
                $"It stood at {Text(now)}; HQ says {Text(told)}, which the box took over.");
    }

    /// <summary>Keeps the time for a start without a clock.</summary>
    public void Save(DurableFiles files)
    {
        var now = time.GetUtcNow();
        if (now - (Saved() ?? DateTimeOffset.MinValue) < SaveAfter) return;
        files.Replace(box.SavedTime, Encoding.ASCII.GetBytes(now.ToString("O")), DurableFiles.Public);
    }

    private DateTimeOffset Floor()
    {
        DateTimeOffset?[] known = [Saved(), Built(), CertificateSigned()];
        return known.Max() ?? DateTimeOffset.MinValue;
    }

    private DateTimeOffset? Saved() =>
        File.Exists(box.SavedTime)
        && DateTimeOffset.TryParse(
            File.ReadAllText(box.SavedTime), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var saved)
            ? saved
            : null;

    private DateTimeOffset? Built() =>
        File.Exists(box.At(ImageBuilt)) ? File.GetLastWriteTimeUtc(box.At(ImageBuilt)) : null;

    private DateTimeOffset? CertificateSigned()
    {
        try
        {
            if (!File.Exists(box.Certificate)) return null;
            using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(box.Certificate));
            return certificate.NotBefore;
        }
        catch (CryptographicException)
        {
            return null; // The self-test says what is wrong with it.
        }
    }

    private ReportPoint? Set(DateTimeOffset to)
    {
        try
        {
            set(to);
            return null;
        }
        catch (Win32Exception fault)
        {
            return new ReportPoint(
                "clock", PointLevel.Mend, $"It says {Text(time.GetUtcNow())} and cannot be set ({fault.Message}).");
        }
    }

    private static string Text(DateTimeOffset moment) => $"{moment.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
