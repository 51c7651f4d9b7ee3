// One emulated computer in a process of its own: booted from an overlay on the image, driven by a shell without
// network, and ended by a kill. It emulates every instruction (no KVM), so that it runs wherever the tests run,
// slowly.
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace EdgeAgent.Machines;

/// <summary>A running machine.</summary>
public sealed class VirtualMachine : IAsyncDisposable
{
    private readonly string _folder;
    private readonly Process _process;
    private readonly Dictionary<string, GuestLines> _lines = [];

    private readonly long _since = Stopwatch.GetTimestamp();

    private VirtualMachine(string folder, Process process) => (_folder, _process) = (folder, process);

    /// <summary>Runs scripts in the machine.</summary>
    public GuestShell Shell { get; private set; } = null!;

    /// <summary>How long the boot took, from the start of qemu until the shell answered.</summary>
    public TimeSpan BootTime { get; private set; }

    /// <summary>What its kernel printed so far, and qemu's last words where it has ended.</summary>
    public string Console
    {
        get
        {
            var file = Path.Combine(_folder, "console.log");
            var words = File.Exists(file) ? File.ReadAllText(file) : "";
            return _process.HasExited ? $"{words}\nqemu: {_process.StandardError.ReadToEnd()}" : words;
        }
    }

    /// <summary>Boots a machine and waits until its shell answers: ten seconds, a minute on a busy computer.</summary>
    public static async Task<VirtualMachine> BootAsync(IMachineStart start, MachineOptions options)
    {
        var machine = await PowerOnAsync(start, options);
        try
        {
            await machine.ShellAsync();
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a machine, and does not wait for anything in it.</summary>
    public static async Task<VirtualMachine> PowerOnAsync(IMachineStart start, MachineOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("machine-").FullName;
        List<string> arguments = [.. Arguments(options, folder), .. await start.ArgumentsAsync(folder)];
        arguments.AddRange(Disks(options));
        var process = Process.Start(new ProcessStartInfo("qemu-system-x86_64", arguments)
        {
            RedirectStandardError = true,
        })!;
        var machine = new VirtualMachine(folder, process);
        try
        {
            foreach (var port in options.Ports)
                machine._lines[port] = new GuestLines(await machine.ConnectAsync(port));
            return machine;
        }
        catch
        {
            await machine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the shell answers.</summary>
    /// <exception cref="TimeoutException">With the console's words, where it never does.</exception>
    public async Task ShellAsync()
    {
        Shell = await GuestShell.OpenAsync(await ConnectAsync("commands"), () => Console);
        BootTime = Stopwatch.GetElapsedTime(_since);
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
        foreach (var lines in _lines.Values)
        {
            await lines.EndAsync();
            await lines.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static List<string> Arguments(MachineOptions options, string folder)
    {
        List<string> arguments =
        [
            "-accel", "tcg,thread=multi,tb-size=512", "-cpu", options.Processor, "-machine", "q35", "-nodefaults",
            "-no-user-config", "-display", "none", "-nic", "none",
            "-smp", options.Processors.ToString(CultureInfo.InvariantCulture),
            "-m", options.Megabytes.ToString(CultureInfo.InvariantCulture),
            "-device", "virtio-rng-pci", "-device", "virtio-serial-pci",
            "-serial", $"file:{Path.Combine(folder, "console.log")}",
        ];
        if (options.Network)
            arguments.AddRange(["-netdev", "user,id=network", "-device", "virtio-net-pci,netdev=network,romfile="]);
        if (options.Clock is { } clock)
            arguments.AddRange(["-rtc", $"base={clock.UtcDateTime:yyyy-MM-ddTHH:mm:ss}"]);
        foreach (var port in options.Ports.Append("commands"))
        {
            arguments.AddRange(["-chardev", $"socket,id={port},path={folder}/{port},server=on,wait=off"]);
            arguments.AddRange(["-device", $"virtserialport,chardev={port},name={port}"]);
        }

        arguments.AddRange(options.Further);
        return arguments;
    }

    // Each with a device of its own in the order of their names: qemu would number the short form's behind all others.
    private static List<string> Disks(MachineOptions options)
    {
        List<string> arguments = [];
        foreach (var (number, file) in options.ReadOnlyDisks.Index())
            arguments.AddRange(
            [
                "-drive", $"if=none,id=read{number},format=raw,readonly=on,file={file}",
                "-device", $"virtio-blk-pci,drive=read{number}",
            ]);
        foreach (var (number, socket) in options.ServedDisks.Index())
            arguments.AddRange(
            [
                "-drive",
                $"if=none,id=served{number},driver=raw,cache=writeback,file.driver=nbd,file.server.type=unix,"
                + $"file.server.path={socket}",
                "-device", $"virtio-blk-pci,drive=served{number},bootindex={number + 1}",
            ]);
        return arguments;
    }

    private async Task<GuestSocket> ConnectAsync(string port)
    {
        while (true)
        {
            try
            {
                return await GuestSocket.ConnectAsync(Path.Combine(_folder, port));
            }
            catch (SocketException)
            {
                // Not made yet, or made and not listening yet.
                if (_process.HasExited) throw new InvalidOperationException($"qemu ended.{Console}");
                await Task.Delay(20);
            }
        }
    }
}
