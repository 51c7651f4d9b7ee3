// One emulated computer in a process of its own: booted from an overlay on the image, driven by a shell without
// network, and ended by a kill. It emulates every instruction (no KVM), so that it runs wherever the tests run,
// slowly.
using System.Diagnostics;
using System.Globalization;

namespace EdgeAgent.HardwareTests.Machines;

/// <summary>A running machine.</summary>
public sealed class VirtualMachine : IAsyncDisposable
{
    // A machine that gets little of the computer fails the kernel's check of its timers, so that is left out.
    private const string Quiet =
        "console=ttyS0 root=/dev/vda panic=-1 quiet no_timer_check systemd.show_status=0 mitigations=off "
        + "random.trust_cpu=on audit=0";

    private readonly string _folder;
    private readonly Process _process;
    private readonly Dictionary<string, GuestLines> _lines = [];

    private VirtualMachine(string folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>Runs scripts in the machine.</summary>
    public GuestShell Shell { get; private set; } = null!;

    /// <summary>How long the boot took, from the start of qemu until the shell answered.</summary>
    public TimeSpan BootTime { get; private set; }

    /// <summary>What its kernel printed so far.</summary>
    public string Console
    {
        get
        {
            var file = Path.Combine(_folder, "console.log");
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
    }

    /// <summary>Boots a machine and waits until its shell answers: ten seconds, a minute on a busy computer.</summary>
    public static async Task<VirtualMachine> BootAsync(MachineImage image, MachineOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("machine-").FullName;
        var disk = Path.Combine(folder, "root.qcow2");
        await HostProgram.RunAsync("qemu-img", "create", "-q", "-f", "qcow2", "-b", image.Root, "-F", "raw", disk);
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo("qemu-system-x86_64", Arguments(image, options, folder, disk))
        {
            RedirectStandardError = true,
        })!;
        var machine = new VirtualMachine(folder, process);
        try
        {
            foreach (var port in options.Ports)
                machine._lines[port] = new GuestLines(await machine.ConnectAsync(port));
            machine.Shell = await GuestShell.OpenAsync(await machine.ConnectAsync("commands"), () => machine.Console);
            machine.BootTime = Stopwatch.GetElapsedTime(since);
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>The lines that come from one of the ports.</summary>
    public GuestLines Lines(string port) => _lines[port];

    /// <summary>
    /// Ends the machine between two instructions. What it has written survives in this computer's memory: that is a
    /// crash, and no power cut of its disk.
    /// </summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        Shell?.Dispose();
        foreach (var lines in _lines.Values) await lines.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static List<string> Arguments(MachineImage image, MachineOptions options, string folder, string disk)
    {
        List<string> arguments =
        [
            "-accel", "tcg,thread=multi,tb-size=512", "-cpu", "max,la57=off", "-machine", "q35", "-nodefaults",
            "-no-user-config", "-display", "none", "-nic", "none", "-no-reboot",
            "-smp", options.Processors.ToString(CultureInfo.InvariantCulture),
            "-m", options.Megabytes.ToString(CultureInfo.InvariantCulture),
            "-kernel", image.Kernel, "-initrd", image.StartImage,
            "-append", $"{Quiet} init={options.Init} {options.KernelWords}",
            "-drive", $"if=virtio,format=qcow2,file={disk},cache=writeback",
            "-device", "virtio-rng-pci", "-device", "virtio-serial-pci",
            "-serial", $"file:{Path.Combine(folder, "console.log")}",
        ];
        foreach (var further in options.ReadOnlyDisks)
            arguments.AddRange(["-drive", $"if=virtio,format=raw,readonly=on,file={further}"]);
        foreach (var port in options.Ports.Append("commands"))
        {
            arguments.AddRange(["-chardev", $"socket,id={port},path={folder}/{port},server=on,wait=off"]);
            arguments.AddRange(["-device", $"virtserialport,chardev={port},name={port}"]);
        }

        arguments.AddRange(options.Further);
        return arguments;
    }

    private async Task<GuestSocket> ConnectAsync(string port)
    {
        var path = Path.Combine(_folder, port);
        while (!File.Exists(path))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"qemu ended: {await _process.StandardError.ReadToEndAsync()}");
            await Task.Delay(20);
        }

        return await GuestSocket.ConnectAsync(path);
    }
}
