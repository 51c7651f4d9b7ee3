// One box over many boots: its medium, the disk with the volatile cache that serves it, and the machine that runs now.
using System.Diagnostics;
using EdgeAgent.Machines;
using EdgeAgent.Machines.Disks;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>A box whose power can be cut.</summary>
public sealed class BoxUnderCuts : IAsyncDisposable
{
    private readonly string _folder;
    private readonly IBoxKind _kind;
    private readonly Told _told;
    private readonly VolatileDisk _disk;
    private readonly NbdServer _server;
    private VirtualMachine? _machine;
    private int _taken;

    private BoxUnderCuts(IBoxKind kind, Told told, string folder, bool ignoresFlush)
    {
        (_kind, _told, _folder) = (kind, told, folder);
        _disk = new VolatileDisk(Medium, ignoresFlush);
        _server = new NbdServer(_disk, Path.Combine(folder, "disk"));
    }

    /// <summary>What the disk's sectors are kept on.</summary>
    public string Medium => Path.Combine(_folder, "medium");

    /// <summary>What the machine's kernel printed since the power came on.</summary>
    public string Console => _machine?.Console ?? "";

    /// <summary>The running machine.</summary>
    public VirtualMachine Machine => _machine ?? throw new InvalidOperationException("The box is without power.");

    /// <summary>What was asked of the disk so far.</summary>
    public DiskCounts Counts => _disk.Counts;

    /// <summary>Makes a box that was never started.</summary>
    public static async Task<BoxUnderCuts> MakeAsync(IBoxKind kind, Told told, string config, bool ignoresFlush = false)
    {
        var folder = Directory.CreateTempSubdirectory("box-").FullName;
        await kind.MakeMediumAsync(Path.Combine(folder, "medium"), config);
        return new BoxUnderCuts(kind, told, folder, ignoresFlush);
    }

    /// <summary>Gives it power; does not wait.</summary>
    public async Task PowerOnAsync()
    {
        _taken = 0;
        _machine = await VirtualMachine.PowerOnAsync(_kind.Start, _kind.Machine(_server.Path));
    }

    /// <summary>Waits until it is up; fails where the power goes before.</summary>
    public Task ComeUpAsync() => _kind.ComeUpAsync(Machine, _told);

    /// <summary>Waits until so many events are told in all; false where they were not in time.</summary>
    public async Task<bool> TellsAsync(int events, TimeSpan limit, CancellationToken dark = default)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Take();
            if (_told.Count >= events) return true;
            if (Stopwatch.GetElapsedTime(since) > limit) return false;
            await Task.Delay(100, dark);
        }
    }

    /// <summary>The power goes.</summary>
    public async Task<DiskCut> CutAsync(CutPlan plan)
    {
        if (_machine is { } machine)
        {
            await machine.KillAsync();
            await _server.QuietAsync();
            await machine.Lines(AgentOnDataDisk.ToldPort).EndAsync();
            Take();
            _machine = null;
            await machine.DisposeAsync();
        }

        return _disk.Cut(plan.Seed, plan.Keep);
    }

    /// <summary>Whether the file system of its data is whole: null, or what is not.</summary>
    public Task<string?> FileSystemFaultAsync() => FileSystemCheck.FaultAsync(Medium, _kind.DataOffset);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_machine is not null) await _machine.DisposeAsync();
        await _server.DisposeAsync();
        _disk.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Take()
    {
        var lines = Machine.Lines(AgentOnDataDisk.ToldPort).From(_taken);
        _taken += lines.Count;
        _told.Take(lines);
    }
}
