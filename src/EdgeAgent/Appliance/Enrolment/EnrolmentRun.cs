// From the token on the card to a certificate on the box. Each step may be cut off: the key is on disk before HQ hears
// of it, the certificate before the token is burnt, and HQ gives the same answer to the same key again.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Clock;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Reporting;
using EdgeAgent.Contracts.Enrolment;

namespace EdgeAgent.Appliance.Enrolment;

/// <summary>One attempt to ask HQ; the parameters as of <see cref="EnrolmentCall.TryAsync"/>.</summary>
internal delegate Task<EnrolmentOutcome> AskHq(
    EnrolmentToken token, string box, string request, bool clockIsEstimated, CancellationToken stop);

/// <summary>Enrols the box.</summary>
internal sealed class EnrolmentRun(
    BoxPaths box, CardFolder card, CardDoor door, DurableFiles files, BoxClock clock, BoxKey key, AskHq ask,
    TimeProvider time)
{
    private const string Subject = "enrolment";
    private const string TokenFile = "enrolment-token.txt";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Whether the card holds a token that is not burnt yet.</summary>
    public static bool HasToken(CardFolder card) => card.Find(TokenFile).Count > 0;

    /// <summary>Whether this run brought a new certificate.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Enrols where the card holds a token; nothing is said where it holds none and none is needed.</summary>
    /// <param name="address">Who the box is; null while no config is in force.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<IReadOnlyList<ReportPoint>> RunAsync(string? address, CancellationToken stop)
    {
        var found = card.Find(TokenFile);
        if (found.Count == 0) return WithoutToken();
        if (IsHalfWiped(found[0])) return [.. Burn(found)];
        if (address is null)
            return [Mend("It waits until store.yaml is right, since HQ must know which box this is.")];
        var (token, problem) = Read(found[0]);
        if (token is null) return [Mend(problem)];
        if (IsBurnt(token)) return [.. Burn(found)];
        var outcome = await AskAsync(token, address, stop);
        return outcome switch
        {
            EnrolmentOutcome.LetIn letIn => Take(letIn, token, found),
            EnrolmentOutcome.Refused refused => [.. Clock(refused.HqTime), Mend(refused.Sentence)],
            EnrolmentOutcome.Away away => [Mend(away.Sentence)],
            _ => throw new InvalidOperationException("An outcome of the enrolment that nobody knows."),
        };
    }

    // The network may need its time after a start.
    private async Task<EnrolmentOutcome> AskAsync(EnrolmentToken token, string address, CancellationToken stop)
    {
        var since = time.GetTimestamp();
        while (true)
        {
            var outcome = await ask(token, address, key.RequestFor(address), clock.IsEstimated, stop);
            if (outcome is not EnrolmentOutcome.Away || time.GetElapsedTime(since) > Patience) return outcome;
            await Task.Delay(Pause, time, stop);
        }
    }

    private IReadOnlyList<ReportPoint> Take(
        EnrolmentOutcome.LetIn letIn, EnrolmentToken token, IReadOnlyList<string> found)
    {
        var mended = Clock(letIn.HqTime);
        using var authority = PinnedTrust.Read(letIn.Answer.Authority, token.Fingerprint.Span);
        using var certificate = ReadCertificate(letIn.Answer.Certificate);
        if (authority is null || certificate is null || !key.IsFor(certificate)
            || !new PinnedTrust(authority, ignoreDates: true).HasSigned(certificate))
            return [.. mended, Mend("HQ's answer is not a certificate for this box: ask HQ.")];
        files.ReplaceWhereNew(box.Authority, Encoding.ASCII.GetBytes(letIn.Answer.Authority), DurableFiles.Public);
        files.ReplaceWhereNew(box.Certificate, Encoding.ASCII.GetBytes(letIn.Answer.Certificate), DurableFiles.Public);
        files.Replace(box.Burnt, Encoding.ASCII.GetBytes(HashOf(token)), DurableFiles.Public);
        IsNew = true;
        return
        [
            .. mended,
            .. Burn(found),
        ];
    }

    private IEnumerable<ReportPoint> Burn(IReadOnlyList<string> found)
    {
        yield return LetIn();
        if (door.TryOpen())
        {
            foreach (var path in found) files.Wipe(path);
        }
        else
        {
            yield return new ReportPoint(
                Subject, PointLevel.Note, $"{TokenFile} is used up; it stays on the card, which is write-protected.");
        }
    }

    private IReadOnlyList<ReportPoint> Clock(DateTimeOffset? told) =>
        told is { } moment && clock.Mend(moment) is { } point ? [point] : [];

    private IReadOnlyList<ReportPoint> WithoutToken()
    {
        if (!File.Exists(box.Burnt) && !File.Exists(box.Key)) return [];
        return key.HasPlaceholder
            ?
            [
                Mend(
                    $"HQ has not let this box in yet, and there is no {TokenFile} on the card: ask HQ for a token, put it on the card and restart the box."),
            ]
            : File.Exists(box.Burnt) ? [LetIn()] : [];
    }

    private ReportPoint LetIn()
    {
        using var certificate = ReadCertificate(File.ReadAllText(box.Certificate));
        return new ReportPoint(
            Subject,
            PointLevel.Good,
            $"HQ has let this box in; its certificate holds until {certificate?.NotAfter:yyyy-MM-dd}.");
    }

    private static (EnrolmentToken? Token, string Problem) Read(string path)
    {
        try
        {
            var lines = Encoding.UTF8.GetString(CardText.Plain(File.ReadAllBytes(path)))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines is [var line] && EnrolmentToken.Parse(line) is { } token
                ? (token, "")
                : (
                    null,
                    $"{TokenFile} does not hold a token: it is one line, https://HOST:PORT#...#..., as HQ gave it. Copy it anew, whole.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, $"{TokenFile} cannot be read from the card ({fault.Message.TrimEnd('.')}): write it anew.");
        }
    }

    private static X509Certificate2? ReadCertificate(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null; // The caller says that HQ's answer is of no use.
        }
    }

    // The plug was pulled while it was burnt: it was used up before.
    private bool IsHalfWiped(string path) =>
        File.Exists(box.Burnt) && !key.HasPlaceholder && File.ReadAllBytes(path).Contains((byte)0);

    private bool IsBurnt(EnrolmentToken token) =>
        File.Exists(box.Burnt) && File.ReadAllText(box.Burnt) == HashOf(token) && !key.HasPlaceholder;

    private static string HashOf(EnrolmentToken token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token.Secret)));

    private static ReportPoint Mend(string sentence) => new(Subject, PointLevel.Mend, sentence);
}
