// An authority, a server certificate and a client certificate, made on the spot.
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>PEM files in a folder of their own, valid for a day.</summary>
public sealed class TestCertificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;

    /// <summary>Makes them.</summary>
    /// <param name="host">The name or address that the server certificate is for.</param>
    /// <param name="serverStartsIn">How long until the server certificate is valid; else it is already.</param>
    public TestCertificates(string host = "127.0.0.1", TimeSpan serverStartsIn = default)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = DateTimeOffset.UtcNow;
        using var authority = request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        Issue(authority, $"CN={host}", host, authority.NotBefore + serverStartsIn, ServerFile, ServerKeyFile);
        Issue(authority, "CN=box-1", null, authority.NotBefore, ClientFile, ClientKeyFile);
    }

    /// <summary>The authority's certificate.</summary>
    public string AuthorityFile => Path.Combine(_folder, "authority.pem");

    /// <summary>The server's certificate.</summary>
    public string ServerFile => Path.Combine(_folder, "server.pem");

    /// <summary>The server's private key.</summary>
    public string ServerKeyFile => Path.Combine(_folder, "server.key");

    /// <summary>A client's certificate.</summary>
    public string ClientFile => Path.Combine(_folder, "client.pem");

    /// <summary>The client's private key.</summary>
    public string ClientKeyFile => Path.Combine(_folder, "client.key");

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Issue(
        X509Certificate2 authority, string subject, string? host, DateTime from, string file, string keyFile)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        if (host is not null)
        {
            var names = new SubjectAlternativeNameBuilder();
            if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
            request.CertificateExtensions.Add(names.Build());
        }

        using var certificate =
            request.Create(authority, from, authority.NotAfter, Guid.NewGuid().ToByteArray());
        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
    }
}
