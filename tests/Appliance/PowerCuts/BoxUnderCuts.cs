// A box whose power is cut while it tells what it has accepted.
using System.Diagnostics;
using EdgeAgent.Machines;
using EdgeAgent.Machines.Disks;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>One box of a kind, and what it tells.</summary>
public sealed class BoxUnderCuts : IAsyncDisposable
{
    private readonly IBoxKind _kind;
    private readonly Told _told;
    private readonly PoweredBox _box;
    private GuestLines? _lines;
    private int _taken;

    private BoxUnderCuts(IBoxKind kind, Told told, PoweredBox box) => (_kind, _told, _box) = (kind, told, box);

    /// <summary>What the machine's kernel printed since the power came on.</summary>
    public string Console => _box.Machine.Console;

    /// <summary>Makes a box that was never started.</summary>
    public static async Task<BoxUnderCuts> MakeAsync(IBoxKind kind, Told told, string config, bool ignoresFlush) =>
        new(kind, told, await PoweredBox.MakeAsync(medium => kind.MakeMediumAsync(medium, config), ignoresFlush));

    /// <summary>Gives it power; does not wait.</summary>
    public async Task PowerOnAsync()
    {
        _taken = 0;
        await _box.PowerOnAsync(_kind.Start, _kind.Machine);
        _lines = _box.Machine.Lines(AgentOnDataDisk.ToldPort);
    }

    /// <summary>Waits until it is up; fails where the power goes before.</summary>
    public Task ComeUpAsync() => _kind.ComeUpAsync(_box.Machine, _told);

    /// <summary>Takes what is told until it is enough; false where it was not in time.</summary>
    public async Task<bool> TellsAsync(Func<bool> enough, TimeSpan limit, CancellationToken dark = default)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            Take();
            if (enough()) return true;
            if (Stopwatch.GetElapsedTime(since) > limit) return false;
            await Task.Delay(100, dark);
        }
    }

    /// <summary>The power goes with a write, the n-th from now; false where so many did not come in time.</summary>
    public async Task<bool> FailWithWriteAsync(int writes, TimeSpan limit)
    {
        var dark = _box.FailWithWriteAsync(writes);
        return await Task.WhenAny(dark, Task.Delay(limit)) == dark;
    }

    /// <summary>The power goes; what was told until then is taken.</summary>
    public async Task<DiskCut> CutAsync(CutPlan plan)
    {
        var cut = await _box.CutAsync(plan.Seed, plan.Keep);
        Take();
        return cut;
    }

    /// <summary>Takes what was told meanwhile.</summary>
    public void Take()
    {
        var lines = _lines!.From(_taken);
        _taken += lines.Count;
        _told.Take(lines);
    }

    /// <summary>What the file system of its data is like.</summary>
    public Task<FileSystemState> FileSystemAsync() => FileSystemCheck.LookAsync(_box.Medium, _kind.DataOffset);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _box.DisposeAsync();
}
