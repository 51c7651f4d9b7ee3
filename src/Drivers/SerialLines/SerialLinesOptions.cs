// What store.yaml may say about one device that speaks lines at a serial port.
using System.Text.RegularExpressions;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>The options of one device.</summary>
public sealed record SerialLinesOptions
{
    private const string Example = "/dev/serial/by-id/usb-FTDI_FT232R_A50285BI-if00-port0";

    /// <summary>The port's device file, best by its id.</summary>
    public required string Port { get; init; }

    /// <summary>Bits a second.</summary>
    public int Speed { get; init; } = 9_600;

    /// <summary>Data bits, parity and stop bits.</summary>
    public SerialFormat Format { get; init; } = SerialFormat.Usual;

    /// <summary>What a line has to look like; null = every line counts.</summary>
    public Regex? Pattern { get; init; }

    /// <summary>A line with more characters is dropped.</summary>
    public int LongestLine { get; init; } = 256;

    /// <summary>A line without an end is dropped after a pause this long.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What the device has to be asked with; null = it speaks by itself.</summary>
    public string? Ask { get; init; }

    /// <summary>How often it is asked.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Reads the block of one device.</summary>
    public static SerialLinesOptions Read(IOptionReader reader)
    {
        var options = new SerialLinesOptions
        {
            Port = reader.Text("port", "The port; a name under /dev/serial/by-id stays the same.", Example),
            Speed = reader.Integer("speed", "The device's speed.", 9_600, 50, 4_000_000, "bits a second"),
            Format = SerialFormat.Read(reader),
            Pattern = ReadPattern(reader),
            LongestLine = reader.Integer(
                "longest-line", "A line with more characters is dropped.", 256, 1, 4_096, "characters"),
            Pause = reader.Duration(
                "pause", "A line without an end is dropped after a pause this long.",
                TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1)),
            Ask = reader.OptionalText("ask", "What the device has to be asked with, with its line end.", "S\\r\\n"),
            Every = reader.Duration(
                "every", "How often it is asked.",
                TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(250), TimeSpan.FromHours(1)),
        };
        if (!options.Port.StartsWith("/dev/", StringComparison.Ordinal))
            reader.Fault("port", $"`port` names a device file, such as `{Example}`.");
        return options;
    }

    private static Regex? ReadPattern(IOptionReader reader)
    {
        var text = reader.OptionalText(
            "pattern", "A regular expression that a line has to match; its named groups become fields.",
            "^(?<weight>[0-9.]+) kg$");
        if (text is null) return null;
        try
        {
            // Linear in the line's length, whatever the pattern and the line are.
            return new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            reader.Fault("pattern", $"`{text}` is no regular expression that can be used here: {fault.Message}");
            return null;
        }
    }
}
