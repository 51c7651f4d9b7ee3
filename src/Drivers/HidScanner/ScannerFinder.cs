// Finds what types like a keyboard, and tells scanners from keyboards by what they call themselves: taking the box's
// keyboard for a scanner would lock its people out.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.HidScanner;

/// <summary>The search of the scanner driver.</summary>
internal static class ScannerFinder
{
    private const string ById = "/dev/input/by-id";
    private const string Keyboard = "-event-kbd";

    /// <summary>Words in the names of scanners: what they are, and who makes little else.</summary>
    private static readonly string[] Words =
    [
        "scan", "barcode", "bar code", "code reader", "honeywell", "metrologic", "symbol", "zebra", "datalogic",
        "newland", "opticon", "socket mobile", "unitech",
    ];

    /// <summary>Everything with keys; a block where its name says scanner.</summary>
    public static IReadOnlyList<FoundDevice> Run(IKernel kernel) =>
    [
        .. kernel.Names(ById, "").Where(name => name.EndsWith(Keyboard, StringComparison.Ordinal))
            .Select(name => Found(kernel, name)),
    ];

    private static FoundDevice Found(IKernel kernel, string file)
    {
        var port = $"{ById}/{file}";
        string? name = null;
        var problem = "";
        try
        {
            using var open = kernel.Open(port, FileUse.Read);
            name = ScannerFile.NameOf(open);
        }
        catch (KernelFault fault)
        {
            problem = $" {ScannerFile.Explain(fault).Message}";
        }

        var isScanner = Words.Any(word =>
            $"{name} {file.Replace('_', ' ')}".Contains(word, StringComparison.OrdinalIgnoreCase));
        var what = isScanner
            ? "looks like a barcode scanner"
            : "types like a keyboard; if it is a scanner, use the driver `hid-scanner` with it, else leave it alone";
        return new FoundDevice("hid-scanner", YamlText.Id(name ?? file), $"{name ?? file} at {port} {what}.{problem}")
        {
            Marks = [port],
            Block = isScanner ? [$"port: {YamlText.Of(port)}"] : [],
        };
    }
}
