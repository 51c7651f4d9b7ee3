// Signs boxes' certificates, with the extensions that the pilot's own script gives them: a client, a signature key, no
// authority. Of the request only the public key counts; who the box is comes from its token.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Contracts;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Enrolment;

/// <summary>Signs certificates. Thread-safe.</summary>
internal sealed class BoxSigner(X509Certificate2 authority, TimeSpan validFor, TimeProvider time) : IDisposable
{
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    private const int SerialBytes = 16;

    // Clocks of HQ and broker may differ a little, and a certificate of tomorrow lets nobody in.
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>The authority's certificate, PEM.</summary>
    public string AuthorityPem { get; } = authority.ExportCertificatePem() + "\n";

    /// <summary>SHA-256 of the authority's certificate in DER form: what tokens carry.</summary>
    public byte[] Fingerprint { get; } = SHA256.HashData(authority.RawData);

    /// <summary>Reads the authority and its key.</summary>
    /// <exception cref="ConfigRefusal">They cannot be read, or do not belong together.</exception>
    public static BoxSigner Load(EnrolmentConfig config, TimeProvider time) =>
        new(EnrolmentFiles.Read("authority", config.Authority, config.AuthorityKey), config.ValidFor, time);

    /// <summary>The public key of a request, whose own signature was checked; null where it is no request.</summary>
    public static PublicKey? KeyOf(string request)
    {
        try
        {
            var key = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256).PublicKey;
            using var curve = key.GetECDsaPublicKey();
            return curve is { KeySize: >= 256 } ? key : null;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException or FormatException)
        {
            return null; // The box is told that its request is none.
        }
    }

    /// <summary>Signs a box's certificate.</summary>
    public X509Certificate2 Sign(BoxAddress box, PublicKey key)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(box.ToString());
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid(ClientAuthentication)], critical: false));
        var now = time.GetUtcNow();
        var from = now - Slack > authority.NotBefore ? now - Slack : authority.NotBefore;
        var until = now + validFor < authority.NotAfter ? now + validFor : authority.NotAfter;
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40); // Positive and of full length (RFC 5280, section 4.1.2.2).
        return request.Create(authority, from, until, serial);
    }

    /// <inheritdoc/>
    public void Dispose() => authority.Dispose();
}
