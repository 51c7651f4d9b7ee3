// TLS as every network device and the uplink may use it: one block, one meaning.
namespace EdgeAgent.Drivers.Options;

/// <summary>How a TLS link is checked.</summary>
public sealed record TlsOptions
{
    /// <summary>PEM file of the authority that signed the other side; null = the system's authorities.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>PEM file of our own certificate, for mutual TLS.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The private key of <see cref="CertificateFile"/>.</summary>
    public SecretReference? Key { get; init; }

    /// <summary>The name to expect in the other side's certificate; null = the host's name.</summary>
    public string? ServerName { get; init; }

    /// <summary>Reads a <c>tls:</c> block.</summary>
    public static TlsOptions Read(IOptionReader reader)
    {
        var options = new TlsOptions
        {
            AuthorityFile = reader.OptionalFile(
                "authority",
                "PEM file of the authority that signed the other side; without it the system's authorities hold."),
            CertificateFile = reader.OptionalFile(
                "certificate", "PEM file of this box's own certificate, for mutual TLS."),
            Key = reader.OptionalSecret("key", "Private key of `certificate`, as a reference to a PEM file."),
            ServerName = reader.OptionalText(
                "server-name", "Name to expect in the other side's certificate, where it differs from the host."),
        };
        if (options.CertificateFile is null != options.Key is null)
            reader.Fault(
                options.Key is null ? "certificate" : "key",
                "`certificate` and `key` go together: name both for mutual TLS, or neither.");
        return options;
    }
}
