// TLS of a connection: a private authority or the system's, and our own certificate. Read once, used for any number of
// connections.
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Brokers;

/// <summary>Certificates in use. Thread-safe.</summary>
public sealed class BrokerTls
{
    private readonly X509Certificate2Collection? _authorities;
    private readonly X509Certificate2Collection? _own;

    private BrokerTls(X509Certificate2Collection? authorities, X509Certificate2Collection? own) =>
        (_authorities, _own) = (authorities, own);

    /// <summary>Whether we show a certificate.</summary>
    internal bool ShowsCertificate => _own is not null;

    /// <summary>Reads the files of a <c>tls:</c> block; null for null.</summary>
    /// <exception cref="ConfigRefusal">A file is missing, or holds no certificate or not its key.</exception>
    public static BrokerTls? Load(TlsConfig? config)
    {
        if (config is null) return null;
        var authorities = config.Ca is { } ca
            ? Read("ca", ca, () =>
            {
                var read = new X509Certificate2Collection();
                read.ImportFromPemFile(ca);
                return read;
            })
            : null;
        var own = config.Certificate is { } file
            ? Read("certificate", file, () => [X509Certificate2.CreateFromPemFile(file, config.Key)])
            : null;
        return new BrokerTls(authorities, own);
    }

    /// <summary>What a handshake with a host needs.</summary>
    internal SslClientAuthenticationOptions OptionsFor(string host) => new()
    {
        TargetHost = host,
        ClientCertificates = _own,
        CertificateChainPolicy = _authorities is null ? null : Policy(_authorities),
    };

    /// <summary>Our own certificate; null where we show none.</summary>
    internal X509CertificateCollection? Own => _own;

    /// <summary>
    /// Whether a server's certificate is good, for libraries that ask by callback: by the private authority where
    /// there is one, and its name in any case.
    /// </summary>
    internal bool Accepts(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (_authorities is null || certificate is null) return errors == SslPolicyErrors.None;
        if ((errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None) return false;
        using var chain = new X509Chain { ChainPolicy = Policy(_authorities) };
        using var servers = new X509Certificate2(certificate);
        return chain.Build(servers);
    }

    private static X509ChainPolicy Policy(X509Certificate2Collection authorities)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A chain's private authority publishes no list of revoked certificates.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        policy.CustomTrustStore.AddRange(authorities);
        return policy;
    }

    private static X509Certificate2Collection Read(string key, string file, Func<X509Certificate2Collection> read)
    {
        try
        {
            var certificates = read();
            return certificates.Count > 0
                ? certificates
                : throw new ConfigRefusal($"`tls.{key}`: {file} holds no certificate in PEM form.");
        }
        catch (Exception fault) when (
            fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new ConfigRefusal($"`tls.{key}`: {file} cannot be used: {fault.Message}");
        }
    }
}
