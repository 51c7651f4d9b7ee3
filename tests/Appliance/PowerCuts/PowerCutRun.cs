// Cuts the power of one box again and again: up, under load, dark; and looks after each at what is left.
using System.Diagnostics;
using EdgeAgent.Machines;

namespace EdgeAgent.ApplianceTests.PowerCuts;

/// <summary>A box, the store around it, and what has been seen of its cuts.</summary>
public sealed class PowerCutRun : IAsyncDisposable
{
    private const int FewestEvents = 20;
    private const int MostEvents = 200;
    private static readonly TimeSpan UpLimit = Patience.Minutes(10);
    private static readonly TimeSpan LoadLimit = Patience.Minutes(5);
    private static readonly TimeSpan CatchUpLimit = Patience.Minutes(4);
    private static readonly TimeSpan SettledAfter = Patience.Minutes(0.5);

    private readonly List<CutRecord> _cuts = [];
    private readonly StoreOutside _store;
    private readonly BoxUnderCuts _box;
    private readonly Told _told;
    private readonly LossOracle _oracle;
    private double _start = 60;
    private int _lost;

    private PowerCutRun(StoreOutside store, BoxUnderCuts box, Told told) =>
        (_store, _box, _told, _oracle) = (store, box, told, new LossOracle(told, store.Hq));

    /// <summary>The cuts so far.</summary>
    public IReadOnlyList<CutRecord> Cuts => _cuts;

    /// <summary>Called with each cut, once all is known of it.</summary>
    public Func<CutRecord, Task> Judged { get; init; } = _ => Task.CompletedTask;

    /// <summary>Makes box and store.</summary>
    /// <param name="kind">What box it is.</param>
    /// <param name="ignoresFlush">Whether its disk lies.</param>
    /// <param name="judged">Called with each cut, once all is known of it.</param>
    public static async Task<PowerCutRun> MakeAsync(IBoxKind kind, bool ignoresFlush, Func<CutRecord, Task> judged)
    {
        var store = await StoreOutside.OpenAsync();
        var told = new Told(StoreOutside.Box);
        var box = await BoxUnderCuts.MakeAsync(kind, told, store.Config, ignoresFlush);
        return new PowerCutRun(store, box, told) { Judged = judged };
    }

    /// <summary>Gives power, lets the moment come, cuts.</summary>
    public async Task CutAsync(CutPlan plan)
    {
        var since = Stopwatch.GetTimestamp();
        using var dark = new CancellationTokenSource();
        await _box.PowerOnAsync();
        var start = UpAsync(dark.Token);
        if (plan.Moment == CutMoment.Starting && _cuts.Count > 0)
            await Task.WhenAny(start, Task.Delay(TimeSpan.FromSeconds(_start * plan.After)));
        else await LoadAsync(start, plan);
        var up = start.IsCompletedSuccessfully;
        await dark.CancelAsync();
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        var disk = await _box.CutAsync(plan);
        await start.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _cuts.Add(new CutRecord(
            plan, seconds, up, _store.LineAway, disk, _told.Count, _oracle.Outstanding(),
            await _box.FileSystemAsync()));
        _store.LineAway = false;
    }

    /// <summary>Gives power a last time, waits for all that was accepted; returns a sentence for each loss.</summary>
    public async Task<IReadOnlyList<string>> EndAsync()
    {
        await _box.PowerOnAsync();
        await UpAsync(CancellationToken.None);
        await CatchUpAsync();
        return _oracle.Losses();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _box.DisposeAsync();
        await _store.DisposeAsync();
    }

    private async Task LoadAsync(Task start, CutPlan plan)
    {
        await start;
        await CatchUpAsync();
        _store.LineAway = plan.LineAway;
        var events = FewestEvents + (int)(plan.After * (MostEvents - FewestEvents));
        var before = _told.Count;
        // With the line away they are those that the disk alone holds: the telling may be behind the accepting.
        if (!await _box.TellsAsync(
            () => (plan.LineAway ? _oracle.Outstanding() : _told.Count - before) >= events, LoadLimit))
            throw new TimeoutException($"The box accepts no events ({_told.Count} so far). Console:\n{_box.Console}");
        if (!await _box.FailWithWriteAsync(plan.Write, LoadLimit))
            throw new TimeoutException($"The box has stopped writing. Console:\n{_box.Console}");
    }

    // Up: the agent answers and has accepted an event since the power came.
    private async Task UpAsync(CancellationToken dark)
    {
        var since = Stopwatch.GetTimestamp();
        var before = _told.Count;
        await _box.ComeUpAsync();
        if (!await _box.TellsAsync(() => _told.Count > before, UpLimit, dark))
            throw new TimeoutException($"The box did not come up. Its console:\n{_box.Console}");
        dark.ThrowIfCancellationRequested();
        _start = Stopwatch.GetElapsedTime(since).TotalSeconds;
        if (_cuts.Count > 0) _cuts[^1].UpAfter = _start;
    }

    // What was accepted before the last cut comes to the broker now, or never: it is lost once events that came after
    // it are there, and nothing of it has come for a while.
    private async Task CatchUpAsync()
    {
        var (since, progress) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        var before = _told.Places.ToHashSet();
        var waiting = before.ToHashSet();
        while (Stopwatch.GetElapsedTime(since) < CatchUpLimit)
        {
            if (waiting.RemoveWhere(_store.Hq.Holds) > 0) progress = Stopwatch.GetTimestamp();
            if (waiting.Count <= _lost) break;
            _box.Take();
            if (Stopwatch.GetElapsedTime(progress) > SettledAfter
                && _told.Places.Any(place => !before.Contains(place) && _store.Hq.Holds(place))) break;
            await Task.Delay(200);
        }

        foreach (var cut in _cuts.Where(cut => cut.Lost is null))
        {
            cut.Lost = Math.Max(0, waiting.Count - _lost);
            await Judged(cut);
        }

        _lost = waiting.Count;
    }
}
