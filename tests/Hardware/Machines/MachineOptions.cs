// How one machine is made up.
namespace EdgeAgent.HardwareTests.Machines;

/// <summary>The parts of a machine.</summary>
public sealed record MachineOptions
{
    /// <summary>
    /// Processors that it sees. One is often the fastest: where this computer is busy, two emulated ones wait for each
    /// other.
    /// </summary>
    public int Processors { get; init; } = 1;

    /// <summary>Memory in MB.</summary>
    public int Megabytes { get; init; } = 1_536;

    /// <summary>
    /// Its first process; the default serves commands without services. `/sbin/init` is systemd, which has to be told
    /// to start `/usr/lib/machine/ports` and `/usr/lib/machine/serve`.
    /// </summary>
    public string Init { get; init; } = "/usr/lib/machine/init";

    /// <summary>Further disks, raw images that it may only read: /dev/vdb, /dev/vdc, …</summary>
    public IReadOnlyList<string> ReadOnlyDisks { get; init; } = [];

    /// <summary>Ports by which it tells lines of text: /dev/virtio-ports/NAME.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Further arguments of qemu: other disks, a watchdog.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    /// <summary>Further words for the kernel.</summary>
    public string KernelWords { get; init; } = "";
}
