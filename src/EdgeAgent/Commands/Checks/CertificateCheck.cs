// The PEM files of a TLS block: whether they can be read, and until when they hold.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Commands.Checks;

/// <summary>Reads the certificates of a TLS block.</summary>
internal static class CertificateCheck
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <summary>One finding for each file.</summary>
    public static IEnumerable<Finding> Run(TlsOptions tls, TimeProvider time)
    {
        if (tls.AuthorityFile is { } authority) yield return Look("authority", authority, time.GetUtcNow());
        if (tls.CertificateFile is { } certificate) yield return Look("certificate", certificate, time.GetUtcNow());
    }

    private static Finding Look(string check, string path, DateTimeOffset now)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return new Finding(
                check, FindingLevel.Failed, $"{path} is no readable PEM file: {fault.Message.TrimEnd('.')}.");
        }

        if (certificates.Count == 0)
            return new Finding(
                check, FindingLevel.Failed, $"{path} holds no certificate: it must be PEM, with BEGIN CERTIFICATE.");
        var first = certificates.MinBy(certificate => certificate.NotAfter)!;
        return Judge(check, path, first, now);
    }

    private static Finding Judge(string check, string path, X509Certificate2 certificate, DateTimeOffset now)
    {
        DateTimeOffset from = certificate.NotBefore, until = certificate.NotAfter;
        if (now > until)
            return new Finding(check, FindingLevel.Failed, $"{path} ran out on {until:yyyy-MM-dd}: get a new one.");
        if (now < from)
            return new Finding(
                check,
                FindingLevel.Warning,
                $"{path} holds from {from:yyyy-MM-dd} on; is the clock right? It says {now:yyyy-MM-dd}.");
        return until - now < Soon
            ? new Finding(check, FindingLevel.Warning, $"{path} runs out on {until:yyyy-MM-dd}: get a new one soon.")
            : new Finding(check, FindingLevel.Ok, $"{path} holds until {until:yyyy-MM-dd}.");
    }
}
