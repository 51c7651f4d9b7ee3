// What store.yaml may say about one LLRP reader. Host and antennas are enough; everything else has a sensible default.
using System.Globalization;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Llrp;

/// <summary>The options of one LLRP reader.</summary>
public sealed record LlrpOptions
{
    /// <summary>Name or address of the reader.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port: 5084, or 5085 with TLS, as registered for LLRP.</summary>
    public int Port { get; init; } = 5084;

    /// <summary>TLS; null = plain TCP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>The antenna ports in use, from 1, and what they look at.</summary>
    public required IReadOnlyDictionary<int, LlrpAntenna> Antennas { get; init; }

    /// <summary>Transmit power in dBm for antennas that name none; null = the reader's own setting.</summary>
    public double? PowerDbm { get; init; }

    /// <summary>Gen2 session, 0 to 3: how long a tag stays quiet after it was read.</summary>
    public int Session { get; init; } = 1;

    /// <summary>About how many tags are in the field of an antenna at once: the reader's starting guess.</summary>
    public int Population { get; init; } = 32;

    /// <summary>Row of the reader's own RF mode table; null = the reader chooses.</summary>
    public int? Mode { get; init; }

    /// <summary>When the reader reports.</summary>
    public LlrpReportOptions Report { get; init; } = new();

    /// <summary>Period of the reader's heartbeat. Two periods without a byte mean that the link is lost.</summary>
    public TimeSpan Keepalive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Use the vendor's own extensions where the reader has any (Impinj: RSSI in 1/100 dBm).</summary>
    public bool VendorExtensions { get; init; } = true;

    /// <summary>Reset the reader to its factory settings at every connect. Drops what others have set up
    /// there.</summary>
    public bool ResetToFactory { get; init; }

    /// <summary>Let the reader keep its reports while the box is away, where it can.</summary>
    public bool Hold { get; init; } = true;

    /// <summary>How far the reader's clock may be off before its times are corrected and marked as estimated.</summary>
    public TimeSpan ClockSkewLimit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a running reader may see no tag before one line in the log says so; zero = never.</summary>
    public TimeSpan SilenceWarning { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the block of one reader.</summary>
    public static LlrpOptions Read(IOptionReader reader)
    {
        var tls = reader.OptionalBlock(
            "tls", "Speak TLS to the reader; without this block the link is plain TCP.", TlsOptions.Read);
        var antennas = reader.Numbered(
            "antennas", "The antenna ports in use, by the number printed at the port.", 1, 255, LlrpAntenna.Read);
        if (antennas.Count == 0)
            reader.Fault("antennas", "Name at least one antenna port with its zone, such as `1: {zone: dock}`.");
        return new LlrpOptions
        {
            Host = reader.Text("host", "Name or address of the reader.", "192.168.10.20"),
            Port = reader.Integer(
                "port", "TCP port of the reader; with `tls` usually 5085.", tls is null ? 5084 : 5085, 1, 65535),
            Tls = tls,
            Antennas = antennas,
            PowerDbm = reader.OptionalNumber(
                "power", "Transmit power for every antenna that names none; without it the reader's own setting stays.",
                0, 36, "dBm"),
            Session = reader.Integer(
                "session", "Gen2 session: 0 = read all the time, 2 and 3 = each tag rarely.", 1, 0, 3),
            Population = reader.Integer(
                "population", "About how many tags are before an antenna at once.", 32, 1, 65535, "tags"),
            Mode = ReadMode(reader),
            Report = reader.Block("report", "When the reader reports what it saw.", LlrpReportOptions.Read),
            Keepalive = reader.Duration(
                "keepalive", "Period of the reader's heartbeat; after two silent periods the link counts as lost.",
                TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5)),
            VendorExtensions = reader.Flag(
                "vendor-extensions", "Use the extensions of Impinj readers (finer RSSI).", true),
            ResetToFactory = reader.Flag(
                "reset-to-factory", "Reset the reader at every connect; it forgets what others have set up.", false),
            Hold = reader.Flag("hold", "Let the reader keep its reports while the box is away, where it can.", true),
            ClockSkewLimit = reader.Duration(
                "clock-skew-limit", "How far the reader's clock may be off before its times are corrected.",
                TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            SilenceWarning = reader.Duration(
                "silence-warning", "After how long without any tag the log says so once; `0s` = never.",
                TimeSpan.FromMinutes(10), TimeSpan.Zero, TimeSpan.FromDays(7)),
        };
    }

    private static int? ReadMode(IOptionReader reader)
    {
        var text = reader.TextOr("mode", "RF mode: `auto`, or the number of a mode in the reader's own table.", "auto");
        if (text == "auto") return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var mode)) return mode;
        reader.Fault(
            "mode", $"`{text}` is no RF mode: write `auto`, or the number of a mode in the reader's own table.");
        return null;
    }
}
