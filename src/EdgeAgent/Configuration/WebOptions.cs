// Where the status page, health and metrics listen. Beyond loopback nothing listens without TLS and a login (promise
// 7); neither is there yet, so the address is held to loopback.
using System.Net;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Configuration;

/// <summary>The local web page.</summary>
public sealed record WebOptions
{
    /// <summary>TCP port.</summary>
    public int Port { get; init; } = 9320;

    /// <summary>The address it listens on; loopback.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>Reads the <c>web:</c> block.</summary>
    public static WebOptions Read(IOptionReader reader)
    {
        var standard = new WebOptions();
        var options = new WebOptions
        {
            Port = reader.Integer("port", "TCP port of the status page, health and metrics.", standard.Port, 1, 65_535),
            Address = reader.TextOr("address", "Address to listen on; loopback only.", standard.Address),
        };
        if (!IPAddress.TryParse(options.Address, out var address))
            reader.Fault(
                "address",
                $"`web.address` is `{options.Address}`: expected an IP address, for example `address: 127.0.0.1`.");
        else if (!IPAddress.IsLoopback(address))
            reader.Fault(
                "address",
                $"`web.address` is `{options.Address}`, beyond loopback: nothing listens there without TLS and a login. Keep `127.0.0.1` "
                + "and put a proxy with both in front, or use `ssh -L 9320:127.0.0.1:9320`.");
        return options;
    }
}
