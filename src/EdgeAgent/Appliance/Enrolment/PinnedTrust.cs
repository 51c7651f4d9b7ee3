// Trust in one authority and nobody else: the one whose fingerprint stands in the token.
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeAgent.Appliance.Enrolment;

/// <summary>Judges HQ's certificate.</summary>
/// <param name="authority">The authority, already compared with the fingerprint.</param>
/// <param name="ignoreDates">
/// Whether dates say nothing, since the box's own clock is estimated. Never otherwise.
/// </param>
internal sealed class PinnedTrust(X509Certificate2 authority, bool ignoreDates)
{
    /// <summary>Why the last certificate was not trusted; null where it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads an authority's certificate and compares it; null where it is another's, or none.</summary>
    public static X509Certificate2? Read(string pem, ReadOnlySpan<byte> fingerprint)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPem(pem);
            if (CryptographicOperations.FixedTimeEquals(SHA256.HashData(certificate.RawData), fingerprint))
                return certificate;
            certificate.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            return null; // No certificate at all: as good as another's.
        }
    }

    /// <summary>Whether a server's certificate is good.</summary>
    public bool Accepts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        Problem = Judge(certificate, errors);
        return Problem is null;
    }

    /// <summary>Whether the authority has signed a certificate; the dates judged as told.</summary>
    public bool HasSigned(X509Certificate2 certificate) => Build(certificate).Count == 0;

    private string? Judge(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
            return "it shows no certificate";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return "its certificate is for another name than the one in the token";
        using var server = new X509Certificate2(certificate);
        var faults = Build(server);
        return faults.Count == 0 ? null
            : faults.All(fault => fault.Status == X509ChainStatusFlags.NotTimeValid)
                ? $"its certificate holds from {server.NotBefore.ToUniversalTime():yyyy-MM-dd} to {server.NotAfter.ToUniversalTime():yyyy-MM-dd}, and the box's clock does not stand there"
            : "its certificate is not signed by the authority of the token";
    }

    private IReadOnlyList<X509ChainStatus> Build(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        // A chain's private authority publishes no list of revoked certificates.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (ignoreDates)
            chain.ChainPolicy.VerificationFlags =
                X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreCtlNotTimeValid;
        return chain.Build(certificate) ? [] : [.. chain.ChainStatus];
    }
}
