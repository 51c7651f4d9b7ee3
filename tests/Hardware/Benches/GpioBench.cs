// A simulated GPIO chip: the kernel's own gpio-sim, with lines that the test pulls up and down as a contact would,
// and whose outputs it reads back.
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>A chip with named lines.</summary>
/// <param name="shell">The machine's shell.</param>
/// <param name="label">The chip's label.</param>
/// <param name="lines">The names of its lines, from 0 on.</param>
public sealed class GpioBench(GuestShell shell, string label, params IReadOnlyList<string> lines)
{
    private string Chip => $"/sys/kernel/config/gpio-sim/{label}";

    /// <summary>Makes the chip and plugs it in.</summary>
    public Task MakeAsync() => shell.RunAsync(
        $"""
        modprobe gpio-sim
        mkdir -p {Chip}/bank
        echo {lines.Count} > {Chip}/bank/num_lines
        echo {label} > {Chip}/bank/label
        number=0
        for name in {string.Join(' ', lines)}; do
            mkdir {Chip}/bank/line$number
            echo $name > {Chip}/bank/line$number/name
            number=$((number + 1))
        done
        echo 1 > {Chip}/live
        udevadm settle
        """);

    /// <summary>Pulls the chip out, whoever holds its lines.</summary>
    public Task PullOutAsync() => shell.RunAsync($"echo 0 > {Chip}/live");

    /// <summary>Plugs it in again.</summary>
    public Task PlugInAsync() => shell.RunAsync($"echo 1 > {Chip}/live; udevadm settle");

    /// <summary>The folder of a line in sysfs, as an expression for the machine's shell.</summary>
    public string Folder(string line) =>
        $"/sys/devices/platform/$(cat {Chip}/dev_name)/$(cat {Chip}/bank/chip_name)/sim_gpio{NumberOf(line)}";

    /// <summary>Pulls a line up or down.</summary>
    public Task PullAsync(string line, bool up) =>
        shell.RunAsync($"echo pull-{(up ? "up" : "down")} > {Folder(line)}/pull");

    /// <summary>The level of a line, also of one that the agent drives.</summary>
    public async Task<bool> ValueAsync(string line) => await shell.RunAsync($"cat {Folder(line)}/value") == "1";

    /// <summary>Waits, half a minute at most, until a line that the agent drives has a level.</summary>
    public Task ValueIsAsync(string line, bool wanted) => shell.RunAsync(
        $"timeout 30 sh -c 'until grep -q {(wanted ? 1 : 0)} {Folder(line)}/value; do sleep 0.1; done'");

    /// <summary>The chip's device file.</summary>
    public Task<string> DeviceFileAsync() => shell.RunAsync($"echo /dev/$(cat {Chip}/bank/chip_name)");

    /// <summary>A line's number on the chip.</summary>
    public int NumberOf(string line)
    {
        var number = lines.ToList().IndexOf(line);
        return number >= 0 ? number : throw new ArgumentException($"The chip has no line {line}.", nameof(line));
    }
}
