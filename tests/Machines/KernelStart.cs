// A start without firmware and boot loader: the image's kernel, and an overlay on its root file system, so that every
// machine starts from the same state.
namespace EdgeAgent.Machines;

/// <summary>Starts the kernel of an image.</summary>
/// <param name="Image">The image; /dev/vda is an overlay on its root.</param>
public sealed record KernelStart(MachineImage Image) : IMachineStart
{
    // A machine that gets little of the computer fails the kernel's check of its timers, so that is left out.
    private const string Quiet =
        "console=ttyS0 root=/dev/vda panic=-1 quiet no_timer_check systemd.show_status=0 mitigations=off "
        + "random.trust_cpu=on audit=0";

    /// <summary>
    /// Its first process; the default serves commands without services. `/sbin/init` is systemd, which has to be told
    /// to start `/usr/lib/machine/ports` and `/usr/lib/machine/serve`.
    /// </summary>
    public string Init { get; init; } = "/usr/lib/machine/init";

    /// <summary>Further words for the kernel.</summary>
    public string Words { get; init; } = "";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ArgumentsAsync(string folder)
    {
        var disk = Path.Combine(folder, "root.qcow2");
        await HostProgram.RunAsync("qemu-img", "create", "-q", "-f", "qcow2", "-b", Image.Root, "-F", "raw", disk);
        return
        [
            "-no-reboot", "-kernel", Image.Kernel, "-initrd", Image.StartImage,
            "-append", $"{Quiet} init={Init} {Words}",
            "-drive", $"if=none,id=root,format=qcow2,file={disk},cache=writeback",
            "-device", "virtio-blk-pci,drive=root",
        ];
    }
}
