// How one machine is made up.
namespace EdgeAgent.Machines;

/// <summary>The parts of a machine.</summary>
public sealed record MachineOptions
{
    /// <summary>
    /// Processors that it sees. One is often the fastest: where this computer is busy, two emulated ones wait for each
    /// other.
    /// </summary>
    public int Processors { get; init; } = 1;

    /// <summary>
    /// The processor's model, as qemu names it. An older one starts the agent a tenth sooner: its instructions are
    /// cheaper to emulate.
    /// </summary>
    public string Processor { get; init; } = "max,la57=off";

    /// <summary>Memory in MB.</summary>
    public int Megabytes { get; init; } = 1_536;

    /// <summary>Further disks, raw images that it may only read: /dev/vdb, /dev/vdc, …</summary>
    public IReadOnlyList<string> ReadOnlyDisks { get; init; } = [];

    /// <summary>
    /// Sockets of disks that it may write to (<see cref="Disks.NbdServer"/>), with a write cache that it has to flush:
    /// they come after the others, or are the disk that it starts from.
    /// </summary>
    public IReadOnlyList<string> ServedDisks { get; init; } = [];

    /// <summary>
    /// Whether it has a network: its first card asks by DHCP, and finds this computer's loopback at <see
    /// cref="HostAddress"/>. Nothing comes in from outside.
    /// </summary>
    public bool Network { get; init; }

    /// <summary>This computer's loopback address as the machine sees it.</summary>
    public const string HostAddress = "10.0.2.2";

    /// <summary>What its hardware clock says at the start; null for the time of day.</summary>
    public DateTimeOffset? Clock { get; init; }

    /// <summary>Ports by which it tells lines of text: /dev/virtio-ports/NAME.</summary>
    public IReadOnlyList<string> Ports { get; init; } = [];

    /// <summary>Further arguments of qemu: other disks, a watchdog.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];
}
