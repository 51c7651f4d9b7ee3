// A serial device at USB: the kernel's own gadget on a simulated USB controller. What the test writes at the
// gadget's end comes out of a port at the other, which comes and goes as a plug does.
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>A scale with a USB plug.</summary>
/// <param name="shell">The machine's shell.</param>
public sealed class SerialBench(GuestShell shell)
{
    /// <summary>The name that the port keeps whatever its number.</summary>
    public const string Port = "/dev/serial/by-id/usb-Scales_Counter_0042-if00";

    /// <summary>Plugs it in, and waits for its port.</summary>
    public Task PlugInAsync() => shell.RunAsync(
        $"""
        modprobe -a dummy_hcd cdc-acm
        modprobe g_serial use_acm=1 iManufacturer=Scales iProduct=Counter iSerialNumber=0042
        until [ -e {Port} ]; do sleep 0.1; done
        stty -F /dev/ttyGS0 raw -echo
        """);

    /// <summary>Pulls it out.</summary>
    public Task PullOutAsync() => shell.RunAsync("rmmod g_serial");

    /// <summary>Sends the same bytes over and over, ten times a second.</summary>
    public Task RepeatAsync(string text, int times) => shell.RunAsync(
        $"for turn in $(seq {times}); do timeout 10 printf '{text}' > /dev/ttyGS0; sleep 0.1; done");

    /// <summary>Sends bytes, with printf's escapes.</summary>
    public Task SendAsync(string text) => shell.RunAsync($"timeout 10 printf '{text}' > /dev/ttyGS0");
}
