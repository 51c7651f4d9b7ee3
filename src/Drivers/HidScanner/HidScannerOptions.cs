// What store.yaml may say about one scanner that types like a keyboard.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>The options of one scanner.</summary>
/// <param name="Port">Its device file, best by its id.</param>
/// <param name="Grab">Whether the box takes it for itself, so that codes reach no console.</param>
/// <param name="LongestCode">A code with more characters is dropped.</param>
/// <param name="Pause">A code without an Enter ends, and is dropped, after a pause this long.</param>
/// <param name="Layout">The keyboard that it plays.</param>
public sealed record HidScannerOptions(
    string Port, bool Grab, int LongestCode, TimeSpan Pause, ScannerLayout Layout = ScannerLayout.Us)
{
    private const string Example = "/dev/input/by-id/usb-Honeywell_Scanner-event-kbd";

    /// <summary>Reads the block of one scanner.</summary>
    public static HidScannerOptions Read(IOptionReader reader)
    {
        var options = new HidScannerOptions(
            reader.Text("port", "The scanner's device file; one under /dev/input/by-id stays the same.", Example),
            reader.Flag("grab", "Take the scanner for the box alone, so that codes reach no console or login.", true),
            reader.Integer("longest-code", "A code with more characters is dropped.", 512, 1, 8_192, "characters"),
            reader.Duration(
                "pause", "A code that is not ended by Enter or Tab is dropped after a pause this long.",
                TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(1)),
            reader.Choice(
                "layout", "The country's keyboard that the scanner is set to play.", ScannerLayout.Us));
        if (!options.Port.StartsWith("/dev/", StringComparison.Ordinal))
            reader.Fault("port", $"`port` names a device file, such as `{Example}`.");
        return options;
    }
}
