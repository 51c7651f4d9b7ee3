// The `updates:` block of store.yaml: which version HQ wants on this box, and how it comes there.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Appliance.Updates;

/// <summary>The version that HQ wants.</summary>
public sealed record UpdateOptions
{
    /// <summary>The version of the bundle.</summary>
    public required UpdateVersion Version { get; init; }

    /// <summary>Where the bundle is; https.</summary>
    public required Uri Url { get; init; }

    /// <summary>SHA-256 of the bundle, 64 hex digits; null = the bundle's signature alone is asked.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Percent of all boxes that take part, 0 to 100.</summary>
    public int Share { get; init; } = 100;

    /// <summary>When the box may install and restart.</summary>
    public QuietWindow Window { get; init; } = QuietWindow.Usual;

    /// <summary>Bytes a second of the download.</summary>
    public long RateLimit { get; init; } = 1 << 20;

    /// <summary>How long HQ may stay away before a new version is kept without it.</summary>
    public TimeSpan Grace { get; init; } = UsualGrace;

    /// <summary>The grace where nothing else is said.</summary>
    public static TimeSpan UsualGrace { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Reads the block.</summary>
    public static UpdateOptions Read(IOptionReader reader)
    {
        var version = reader.Text("version", "The version that HQ wants; nothing happens unless it is newer.", "0.2.0");
        var url = reader.Text(
            "url", "Where its bundle is.", "https://updates.example.com/edge-agent-0.2.0-x86.raucb");
        var window = reader.TextOr(
            "window",
            "When the box may install and restart: times in UTC, or with the store's offset behind them (02:00-05:00+08:00).",
            QuietWindow.Usual.ToString());
        var options = new UpdateOptions
        {
            Version = UpdateVersion.TryParse(version) ?? Refused("version", version, "three numbers, as in `0.2.0`"),
            Url = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
                ? address
                : Nowhere(url),
            Sha256 = reader.OptionalText("sha256", "SHA-256 of the bundle, 64 hex digits.")?.ToLowerInvariant(),
            Share = reader.Integer(
                "share", "Share of all boxes that take part; raising it only adds boxes.", 100, 0, 100, "percent"),
            Window = QuietWindow.TryParse(window) ?? NoWindow(window),
            RateLimit = reader.Size(
                "rate-limit", "Most that the download takes in a second.", 1 << 20, 16 << 10, 1L << 30),
            Grace = reader.Duration(
                "grace", "How long HQ may stay away after the restart before the new version is kept without it.",
                UsualGrace, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1)),
        };
        if (options.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit)))
            reader.Fault("sha256", "`sha256` is no SHA-256: expected 64 hex digits, as `sha256sum FILE` prints them.");
        return options;

        UpdateVersion Refused(string key, string text, string expected)
        {
            if (text.Length > 0) reader.Fault(key, $"`{key}` is `{text}`: expected {expected}.");
            return UpdateVersion.None;
        }

        Uri Nowhere(string text)
        {
            if (text.Length > 0)
                reader.Fault("url", $"`url` is `{text}`: expected an address that starts with https://.");
            return new Uri("https://localhost/");
        }

        QuietWindow NoWindow(string text)
        {
            reader.Fault(
                "window", $"`window` is `{text}`: expected times as in `02:00-05:00` (UTC) or `02:00-05:00+08:00`.");
            return QuietWindow.Usual;
        }
    }
}
