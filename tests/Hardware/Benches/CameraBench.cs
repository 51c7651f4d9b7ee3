// A USB camera: the kernel's vivid draws a test picture with a running clock, in the size and rate that is asked for.
using EdgeAgent.Machines;

namespace EdgeAgent.HardwareTests.Benches;

/// <summary>A camera at this machine.</summary>
/// <param name="shell">The machine's shell.</param>
public sealed class CameraBench(GuestShell shell)
{
    /// <summary>Its device file.</summary>
    public const string Device = "/dev/video0";

    /// <summary>Plugs it in, and waits for its device file.</summary>
    public Task PlugInAsync() => shell.RunAsync(
        $"""
        modprobe vivid n_devs=1 node_types=0x1
        until [ -e {Device} ]; do sleep 0.1; done
        udevadm settle
        """);
}
