// The box's own key: made on the box, kept for root and the agent alone, never sent. Until HQ has signed a certificate
// for it, the box holds one that it signed itself and that nobody trusts: so store.yaml, which names the files, is
// right, and the agent runs and says that HQ does not let it in yet.
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeAgent.Appliance.Files;

namespace EdgeAgent.Appliance.Enrolment;

/// <summary>The box's key and what it has to show.</summary>
internal sealed class BoxKey(BoxPaths box, DurableFiles files, TimeProvider time)
{
    private const string Placeholder = "CN=not enrolled yet";

    /// <summary>Whether HQ has signed nothing yet.</summary>
    public bool HasPlaceholder
    {
        get
        {
            try
            {
                if (!File.Exists(box.Certificate)) return true;
                using var certificate = X509Certificate2.CreateFromPem(File.ReadAllText(box.Certificate));
                return certificate.Subject == Placeholder;
            }
            catch (CryptographicException)
            {
                return true; // A damaged one is as good as none: HQ signs another for the next token.
            }
        }
    }

    /// <summary>Makes what is missing.</summary>
    public void Prepare()
    {
        using var key = Ensure();
        if (File.Exists(box.Certificate) && File.Exists(box.Authority)) return;
        var request = new CertificateRequest(Placeholder, key, HashAlgorithmName.SHA256);
        var now = time.GetUtcNow();
        using var own = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
        var pem = Encoding.ASCII.GetBytes(own.ExportCertificatePem() + "\n");
        // The one that nobody trusts stands for the authority too: so nobody is trusted.
        if (!File.Exists(box.Authority)) files.Replace(box.Authority, pem, DurableFiles.Public);
        if (!File.Exists(box.Certificate)) files.Replace(box.Certificate, pem, DurableFiles.Public);
    }

    /// <summary>A certificate signing request for a box, PEM.</summary>
    public string RequestFor(string address)
    {
        using var key = Ensure();
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(address);
        return new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256).CreateSigningRequestPem();
    }

    /// <summary>Whether a certificate is for this key.</summary>
    public bool IsFor(X509Certificate2 certificate)
    {
        using var key = Ensure();
        return certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan()
            .SequenceEqual(key.ExportSubjectPublicKeyInfo());
    }

    private ECDsa Ensure()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(box.Key))
            key.ImportFromPem(File.ReadAllText(box.Key));
        else
            files.Replace(
                box.Key, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"), DurableFiles.Secret);
        return key;
    }
}
