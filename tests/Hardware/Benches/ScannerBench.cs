// A barcode scanner that types like a keyboard: a HID device made by a program in the machine (Programs/scanner).
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>A hand scanner.</summary>
/// <param name="shell">The machine's shell.</param>
public sealed class ScannerBench(GuestShell shell)
{
    /// <summary>The name that its device file keeps whatever its number.</summary>
    public const string Port = "/dev/input/by-id/usb-Counter_Scanner-event-kbd";

    // A device of uhid hangs on no USB plug, so Debian's rules give it no lasting name.
    private const string Rule =
        "SUBSYSTEM==\"input\", KERNEL==\"event*\", ATTRS{name}==\"Counter Scanner\", "
        + "SYMLINK+=\"input/by-id/usb-Counter_Scanner-event-kbd\"";

    /// <summary>Plugs it in, and waits for its device file.</summary>
    /// <param name="ownerOnly">Whether root alone may use the file.</param>
    public Task PlugInAsync(bool ownerOnly = false) => shell.RunAsync(
        $"""
        modprobe -a uhid hid-generic evdev
        mkdir -p /run/udev/rules.d
        echo '{Rule}, MODE="{(ownerOnly ? "0600" : "0660")}"' > /run/udev/rules.d/61-scanner.rules
        udevadm control --reload
        rm -f /run/scanner; mkfifo /run/scanner
        {ProgramDisk.Tools}/scanner < /dev/null > /run/scanner.log 2>&1 &
        until [ -e {Port} ]; do sleep 0.1; done
        """);

    /// <summary>Pulls it out.</summary>
    public Task PullOutAsync() => SayAsync("unplug");

    /// <summary>Scans a code.</summary>
    public Task ScanAsync(string code) => SayAsync($"scan {code}");

    /// <summary>Types a code without the key at its end.</summary>
    public Task ScanHalfAsync(string code) => SayAsync($"half {code}");

    private Task SayAsync(string word) => shell.RunAsync($"timeout 10 echo '{word}' > /run/scanner");
}
