// What store.yaml may say about a camera that sends its events by itself: where the box listens, on which path, and how
// the camera proves who it is.
using System.Net;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Push;

/// <summary>How one camera's messages are received over HTTP.</summary>
public sealed record PushOptions
{
    /// <summary>Where the box listens; several cameras may share it.</summary>
    public PushEndpoint Endpoint { get; init; } = new();

    /// <summary>The last part of the path, after <c>/in/VENDOR/</c>; null = the device's id.</summary>
    public string? Camera { get; init; }

    /// <summary>How the camera proves who it is.</summary>
    public PushAccess Access { get; init; } = new();

    /// <summary>The longest body that is taken, in bytes; a longer one is answered with 413.</summary>
    public long LargestBody { get; init; } = 8 << 20;

    /// <summary>Reads a <c>push:</c> block.</summary>
    public static PushOptions Read(IOptionReader reader) => new()
    {
        Endpoint = PushEndpoint.Read(reader),
        Camera = reader.OptionalText(
            "camera", "Name of the camera in the path `/in/VENDOR/NAME`; without it the device's id.", "gate"),
        Access = reader.Block("access", "How the camera proves who it is; at least one way.", PushAccess.Read),
        LargestBody = reader.Size(
            "largest-body", "The longest message that is taken, pictures included.", 8 << 20, 64 << 10, 64 << 20),
    };
}

/// <summary>An address and port, with TLS or with the risk of doing without it named.</summary>
public sealed record PushEndpoint
{
    /// <summary>The address; loopback, or that of the camera network.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>TCP port.</summary>
    public int Port { get; init; } = 9380;

    /// <summary>PEM file with the certificate chain; null = plain HTTP.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The private key of the certificate.</summary>
    public SecretReference? Key { get; init; }

    /// <summary>Reads the keys of the endpoint.</summary>
    public static PushEndpoint Read(IOptionReader reader)
    {
        var endpoint = new PushEndpoint
        {
            Address = reader.TextOr("address", "Address to listen on: that of the camera network.", "127.0.0.1"),
            Port = reader.Integer("port", "TCP port; cameras may share it.", 9380, 1, 65_535),
            CertificateFile = reader.OptionalFile("certificate", "PEM file with the box's certificate, for HTTPS."),
            Key = reader.OptionalSecret("key", "Private key of `certificate`, as a reference to a PEM file."),
        };
        var plain = reader.Flag(
            "accept-plain-http",
            "Take plain HTTP beyond loopback: anyone in that network can read plates and send false ones. For a network "
            + "that holds cameras alone.",
            false);
        if (!IPAddress.TryParse(endpoint.Address, out var address))
            reader.Fault("address", $"`{endpoint.Address}` is no IP address: write one such as `192.168.30.1`.");
        else if (!IPAddress.IsLoopback(address) && endpoint.CertificateFile is null && !plain)
            reader.Fault(
                "address",
                $"`{endpoint.Address}` is beyond loopback, and nothing listens there without TLS: name `certificate` and "
                + "`key`; or, where the cameras cannot do TLS and are alone in their network, set `accept-plain-http: true`.");
        if (endpoint.CertificateFile is null != endpoint.Key is null)
            reader.Fault("key", "`certificate` and `key` go together: name both, or neither.");
        return endpoint;
    }
}
