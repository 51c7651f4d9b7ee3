// The `terminals:` block of `voice-picking:`: warehouse systems that talk to picking terminals, and terminals that talk
// to a warehouse system, over the LUT and ODR ports.
using System.Net;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.VoicePicking.Terminals;

/// <summary>Both directions; each may be missing.</summary>
public sealed record TerminalOptions
{
    /// <summary>The port on which a warehouse system answers requests.</summary>
    public const int LutPort = 15_008;

    /// <summary>The port on which it takes results.</summary>
    public const int OdrPort = 15_009;

    /// <summary>The warehouse system whose terminal this box is; null for none.</summary>
    public HostOptions? Host { get; init; }

    /// <summary>Where terminals reach this box's own desk; null where none may.</summary>
    public ListenOptions? Listen { get; init; }

    /// <summary>Reads the block.</summary>
    public static TerminalOptions Read(IOptionReader reader) => new()
    {
        Host = reader.OptionalBlock(
            "host", "A warehouse system that talks to picking terminals: the box gets work there as a terminal does.",
            HostOptions.Read),
        Listen = reader.OptionalBlock(
            "listen", "Serves picking terminals from this box's own desk, as a warehouse system does.",
            ListenOptions.Read),
    };
}

/// <summary>The warehouse system.</summary>
public sealed record HostOptions
{
    /// <summary>Its name or address.</summary>
    public required string Address { get; init; }

    /// <summary>The port for requests.</summary>
    public required int LutPort { get; init; }

    /// <summary>The port for results.</summary>
    public required int OdrPort { get; init; }

    /// <summary>What the box calls itself: the terminal's serial number.</summary>
    public required string Terminal { get; init; }

    /// <summary>The site's name there.</summary>
    public required string Site { get; init; }

    /// <summary>The language of messages, as the system names it.</summary>
    public required string Locale { get; init; }

    /// <summary>The region to pick in; null where the system asks for none.</summary>
    public string? Region { get; init; }

    /// <summary>The password of all operators there; null for an empty one.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>TLS; null for plain TCP, which most of these systems speak.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>How long an answer is waited for.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Reads the block.</summary>
    public static HostOptions Read(IOptionReader reader) => new()
    {
        Address = reader.Text("address", "Name or address of the warehouse system.", "wms.example.com"),
        LutPort = reader.Integer("lut-port", "Its port for requests.", TerminalOptions.LutPort, 1, 65_535),
        OdrPort = reader.Integer("odr-port", "Its port for results.", TerminalOptions.OdrPort, 1, 65_535),
        Terminal = reader.TextOr("terminal", "The serial number under which the box is known there.", "edge-agent"),
        Site = reader.TextOr("site", "The site's name there.", "Default"),
        Locale = reader.TextOr("locale", "The language of messages, as the system names it.", "en_US"),
        Region = reader.OptionalText("region", "The region to pick in, where the system asks for one.", "101"),
        Password = reader.OptionalSecret("password", "The password of the operators there, where it asks for one."),
        Tls = reader.OptionalBlock("tls", "TLS, where the system speaks it.", TlsOptions.Read),
        AnswerWithin = reader.Duration(
            "answer-within", "How long an answer is waited for.", TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1),
            TimeSpan.FromMinutes(5)),
    };
}

/// <summary>Where terminals reach the box.</summary>
public sealed record ListenOptions
{
    /// <summary>The address; loopback, since the protocol knows neither TLS nor a login worth the name.</summary>
    public required string Address { get; init; }

    /// <summary>The port for requests.</summary>
    public required int LutPort { get; init; }

    /// <summary>The port for results.</summary>
    public required int OdrPort { get; init; }

    /// <summary>Reads the block.</summary>
    public static ListenOptions Read(IOptionReader reader)
    {
        var options = new ListenOptions
        {
            Address = reader.TextOr("address", "Address to listen on; loopback only.", "127.0.0.1"),
            LutPort = reader.Integer("lut-port", "The port for requests.", TerminalOptions.LutPort, 1, 65_535),
            OdrPort = reader.Integer("odr-port", "The port for results.", TerminalOptions.OdrPort, 1, 65_535),
        };
        if (!IPAddress.TryParse(options.Address, out var address) || !IPAddress.IsLoopback(address))
            reader.Fault(
                "address",
                $"`{options.Address}` is not loopback: the protocol knows no TLS. Keep `127.0.0.1`, and let a TLS tunnel with a login "
                + "stand in front.");
        return options;
    }
}
