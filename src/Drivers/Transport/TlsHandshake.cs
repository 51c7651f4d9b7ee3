// TLS on top of an open TCP link: server check against the system's or an own authority, client certificate if named.
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Transport;

/// <summary>Makes a plain stream a TLS stream.</summary>
internal static class TlsHandshake
{
    /// <summary>Authenticates both sides as <paramref name="tls"/> says; the plain stream is closed when that
    /// fails.</summary>
    /// <exception cref="DeviceFault">The certificate, the key or the handshake is at fault.</exception>
    public static async Task<Stream> AuthenticateAsync(
        Stream plain, string host, int port, TlsOptions tls, ISecretSource secrets, CancellationToken stop)
    {
        var secure = new SslStream(plain);
        try
        {
            await secure.AuthenticateAsClientAsync(Describe(host, tls, secrets), stop);
            return secure;
        }
        catch (AuthenticationException fault)
        {
            await secure.DisposeAsync();
            throw new DeviceFault(
                $"The TLS certificate of {host}:{port} was not accepted ({fault.Message.TrimEnd('.')}): name the " +
                "authority that signed it as `tls: authority`, or its name as `tls: server-name`.",
                RetryAdvice.NeedsPerson, fault);
        }
        catch (IOException fault)
        {
            await secure.DisposeAsync();
            throw new DeviceFault(
                $"{host}:{port} broke off the TLS handshake: check that this port speaks TLS, and whether it asks " +
                "for a client certificate (`tls: certificate` and `key`).",
                cause: fault);
        }
        catch
        {
            await secure.DisposeAsync();
            throw;
        }
    }

    private static SslClientAuthenticationOptions Describe(string host, TlsOptions tls, ISecretSource secrets)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = tls.ServerName ?? host,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        };
        if (tls.AuthorityFile is { } authority) options.CertificateChainPolicy = Trusting(authority);
        if (tls.CertificateFile is { } file && tls.Key is { } key)
            options.ClientCertificates = [OwnCertificate(file, key, secrets)];
        return options;
    }

    private static X509ChainPolicy Trusting(string file)
    {
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck, // a store's network rarely reaches the authority's lists
        };
        policy.CustomTrustStore.AddRange(Read(file, () =>
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            if (authorities.Count == 0) throw new CryptographicException("it holds no certificate");
            return authorities;
        }));
        return policy;
    }

    private static X509Certificate2 OwnCertificate(string file, SecretReference key, ISecretSource secrets)
    {
        var pem = secrets.Reveal(key);
        return Read(file, () => X509Certificate2.CreateFromPem(File.ReadAllText(file), pem));
    }

    private static T Read<T>(string file, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException
            or ArgumentException)
        {
            throw new DeviceFault(
                $"The certificate in {file} cannot be used ({fault.Message.TrimEnd('.')}): it must be PEM text, and " +
                "readable by the agent's user.",
                RetryAdvice.NeedsPerson, fault);
        }
    }
}
