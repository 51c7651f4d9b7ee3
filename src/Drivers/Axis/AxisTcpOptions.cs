// Bare TCP has neither TLS nor a login: the address that a camera comes from is all there is to know it by.
using System.Net;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Axis;

/// <summary>Where an Axis camera delivers bare JSON.</summary>
public sealed record AxisTcpOptions
{
    /// <summary>The address to listen on.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>TCP port; one for each camera.</summary>
    public int Port { get; init; }

    /// <summary>The address that the camera comes from.</summary>
    public IPAddress Camera { get; init; } = IPAddress.Loopback;

    /// <summary>Reads a <c>tcp:</c> block.</summary>
    public static AxisTcpOptions Read(IOptionReader reader)
    {
        var address = reader.TextOr("address", "Address to listen on: that of the camera network.", "127.0.0.1");
        var camera =
            reader.Text("camera", "Address of the camera; whoever else connects is hung up on.", "192.168.30.12");
        var plain = reader.Flag(
            "accept-plain-tcp",
            "Listen beyond loopback: anyone in that network can read plates and, with the camera's address, send false ones.",
            false);
        if (!IPAddress.TryParse(address, out var own))
            reader.Fault("address", $"`{address}` is no IP address: write one such as `192.168.30.1`.");
        else if (!IPAddress.IsLoopback(own) && !plain)
            reader.Fault(
                "address",
                $"`{address}` is beyond loopback, and bare TCP has no TLS: use `push`, or, where the cameras are alone in "
                + "their network, set `accept-plain-tcp: true`.");
        if (!IPAddress.TryParse(camera, out var from))
            reader.Fault("camera", $"`{camera}` is no IP address: write that of the camera, such as `192.168.30.12`.");
        return new AxisTcpOptions
        {
            Address = address,
            Port = reader.Integer("port", "TCP port; one for each camera.", null, 1, 65_535),
            Camera = from ?? IPAddress.None,
        };
    }
}
