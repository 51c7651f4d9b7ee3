// Finds serial ports by their stable names; opens none of them, because a port belongs to one program.
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Kernel;

namespace EdgeAgent.Drivers.SerialLines;

/// <summary>The search of the driver for serial lines.</summary>
internal static class SerialFinder
{
    private const string ById = "/dev/serial/by-id";

    /// <summary>The ports under /dev/serial/by-id, or, where there are none, those of USB adapters by number.</summary>
    public static IReadOnlyList<FoundDevice> Run(IKernel kernel)
    {
        var stable = kernel.Names(ById, "");
        if (stable.Count > 0) return [.. stable.Select(name => Found($"{ById}/{name}", Maker(name), ""))];
        return
        [
            .. kernel.Names("/dev", "ttyUSB").Concat(kernel.Names("/dev", "ttyACM"))
                .Select(name => Found($"/dev/{name}", name, " Its number may change: udev makes no name by id here.")),
        ];
    }

    private static FoundDevice Found(string port, string id, string more) => new(
        "serial-lines", YamlText.Id(id), $"Serial port {port}; speed and format stand in the device's manual.{more}")
    {
        Marks = [port],
        Block = [$"port: {YamlText.Of(port)}", "speed: 9600", "format: 8N1"],
    };

    // usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0
    private static string Maker(string name)
    {
        var from = name.StartsWith("usb-", StringComparison.Ordinal) ? "usb-".Length : 0;
        var end = name.IndexOf("-if", StringComparison.Ordinal);
        return end > from ? name[from..end] : name[from..];
    }
}
