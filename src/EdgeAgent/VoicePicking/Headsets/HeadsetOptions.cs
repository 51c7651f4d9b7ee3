// The `headset:` block: where the page for handhelds listens, and by which certificate the box is known. It may listen
// beyond loopback because it never answers without TLS, and gives work only to who signed on.
using System.Net;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>Where and how the page for handhelds is served.</summary>
public sealed record HeadsetOptions
{
    /// <summary>The address it listens on.</summary>
    public string Address { get; init; } = "0.0.0.0";

    /// <summary>TCP port, always HTTPS.</summary>
    public int Port { get; init; } = 9321;

    /// <summary>PEM file of the certificate and its chain; null = the box makes an authority and one of its
    /// own.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The certificate's private key, PEM; null together with <see cref="CertificateFile"/>.</summary>
    public SecretReference? Key { get; init; }

    /// <summary>Further names of the box, for the certificate that it makes itself.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>How long a picker's place is kept after the handheld went silent.</summary>
    public TimeSpan KeepPlace { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Silence on the socket after which the line counts as down.</summary>
    public TimeSpan LineDownAfter { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How long a sign-on holds: a shift.</summary>
    public TimeSpan Shift { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Reads the block.</summary>
    public static HeadsetOptions Read(IOptionReader reader)
    {
        var standard = new HeadsetOptions();
        var options = new HeadsetOptions
        {
            Address = reader.TextOr("address", "Address to listen on, always with TLS.", standard.Address),
            Port = reader.Integer("port", "TCP port of the page, HTTPS.", standard.Port, 1, 65_535),
            CertificateFile = reader.OptionalFile(
                "certificate",
                "The box's certificate and its chain, PEM. Without it the box makes an authority and a certificate of its own.",
                "box.pem"),
            Key = reader.OptionalSecret("key", "The private key of `certificate`, PEM, not encrypted."),
            Names = reader.Texts(
                "names", "Further names of the box, for the certificate that it makes itself.", "box-1.store.example"),
            KeepPlace = reader.Duration(
                "keep-place", "How long a picker's place is kept after the handheld went silent.", standard.KeepPlace,
                TimeSpan.FromSeconds(10), TimeSpan.FromHours(12)),
            LineDownAfter = reader.Duration(
                "line-down-after", "Silence on the socket after which the line to a handheld counts as down.",
                standard.LineDownAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            Shift = reader.Duration(
                "shift", "How long a sign-on holds before number and PIN are asked again.", standard.Shift,
                TimeSpan.FromMinutes(10), TimeSpan.FromDays(1)),
        };
        if (!IPAddress.TryParse(options.Address, out _))
            reader.Fault(
                "address",
                $"`address` is `{options.Address}`: expected an IP address, for example `0.0.0.0` for every one of the box.");
        if (options.CertificateFile is null != options.Key is null)
            reader.Fault(
                options.Key is null ? "certificate" : "key",
                "`certificate` and `key` belong together: name both, or neither, and the box makes its own.");
        foreach (var name in options.Names)
            if (Uri.CheckHostName(name) == UriHostNameType.Unknown)
                reader.Fault("names", $"`names` holds `{name}`: expected a host name or an IP address.");
        return options;
    }
}
