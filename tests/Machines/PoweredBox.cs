// A box over many boots: its medium, the disk with the volatile cache that serves it, and the machine that runs now.
using EdgeAgent.Machines.Disks;

namespace EdgeAgent.Machines;

/// <summary>A box whose power can be cut. Its medium is in a folder of its own, gone with it.</summary>
public sealed class PoweredBox : IAsyncDisposable
{
    private readonly string _folder;
    private readonly VolatileDisk _disk;
    private readonly NbdServer _server;
    private VirtualMachine? _machine;

    private PoweredBox(string folder, bool ignoresFlush)
    {
        _folder = folder;
        _disk = new VolatileDisk(Medium, ignoresFlush);
        _server = new NbdServer(_disk, Path.Combine(folder, "disk"));
    }

    /// <summary>What the disk's sectors are kept on: to be looked at and written to while the power is off.</summary>
    public string Medium => Path.Combine(_folder, "medium");

    /// <summary>The running machine.</summary>
    public VirtualMachine Machine => _machine ?? throw new InvalidOperationException("The box is without power.");

    /// <summary>What was asked of the disk so far.</summary>
    public DiskCounts Counts => _disk.Counts;

    /// <summary>Makes a box that was never started.</summary>
    /// <param name="makeMedium">Makes the medium's file.</param>
    /// <param name="ignoresFlush">Whether its disk lies about its cache.</param>
    public static async Task<PoweredBox> MakeAsync(Func<string, Task> makeMedium, bool ignoresFlush = false)
    {
        var folder = Directory.CreateTempSubdirectory("box-").FullName;
        await makeMedium(Path.Combine(folder, "medium"));
        return new PoweredBox(folder, ignoresFlush);
    }

    /// <summary>Gives it power; does not wait.</summary>
    /// <param name="start">What it starts from.</param>
    /// <param name="options">The machine around the disk; the disk is added to it.</param>
    public async Task PowerOnAsync(IMachineStart start, MachineOptions options) =>
        _machine = await VirtualMachine.PowerOnAsync(
            start, options with { ServedDisks = [_server.Path, .. options.ServedDisks] });

    /// <summary>The power will go with a write, the n-th from now; ends when it has.</summary>
    public Task FailWithWriteAsync(int writes) => _disk.FailWithWriteAsync(writes);

    /// <summary>The power goes: the machine first, then what its disk had not flushed.</summary>
    /// <param name="seed">What becomes of it is drawn from this.</param>
    /// <param name="keep">The chance of each write that was not flushed to have reached the medium, 0 to 1.</param>
    public async Task<DiskCut> CutAsync(int seed, double keep)
    {
        if (_machine is { } machine)
        {
            await machine.KillAsync();
            await _server.QuietAsync();
            _machine = null;
            await machine.DisposeAsync();
        }

        return _disk.Cut(seed, keep);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_machine is not null) await _machine.DisposeAsync();
        await _server.DisposeAsync();
        _disk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
