// TLS of a connection: a private authority or the system's, and our own certificate. Read once, used for any number of
// connections.
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Headquarters.Configuration;

namespace EdgeAgent.Headquarters.Mqtt;

/// <summary>Certificates in use. Thread-safe.</summary>
public sealed class MqttTls
{
    private readonly X509Certificate2Collection? _authorities;
    private readonly X509Certificate2Collection? _own;

    private MqttTls(X509Certificate2Collection? authorities, X509Certificate2Collection? own) =>
        (_authorities, _own) = (authorities, own);

    /// <summary>Whether we show a certificate.</summary>
    internal bool ShowsCertificate => _own is not null;

    /// <summary>Reads the files of a <c>tls:</c> block; null for null.</summary>
    /// <exception cref="ConfigRefusal">A file is missing, or holds no certificate or not its key.</exception>
    public static MqttTls? Load(TlsConfig? config)
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
        return new MqttTls(authorities, own);
    }

    /// <summary>What a handshake with a host needs.</summary>
    internal SslClientAuthenticationOptions OptionsFor(string host)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host, ClientCertificates = _own };
        if (_authorities is null) return options;
        options.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            // A chain's private authority publishes no list of revoked certificates.
            RevocationMode = X509RevocationMode.NoCheck,
        };
        options.CertificateChainPolicy.CustomTrustStore.AddRange(_authorities);
        return options;
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
