// What pickers do, as figures: the quarter of an hour that goes to HQ, and the day as the supervisor sees it. It hears
// the desk's and the sessions' events; they come from any thread and are counted in the loop's own time.
using System.Collections.Concurrent;
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Makes the <c>picking</c> rollups and the supervisor's figures.</summary>
internal sealed class PickingInsight : IInsight
{
    /// <summary>The metric's name.</summary>
    public const string Metric = "picking";

    private const int MostWaiting = 10_000;

    private readonly StoreIdentity _store;
    private readonly TimeProvider _time;
    private readonly QuarterHour _quarter;
    private readonly ConcurrentQueue<Action> _news = new();
    private readonly Dictionary<string, PickerTally> _now = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly PickingDay _day = new();
    private readonly List<Rollup> _rollups = [];

    /// <summary>Starts in the quarter that runs.</summary>
    public PickingInsight(StoreIdentity store, TimeProvider time)
    {
        (_store, _time, _quarter) = (store, time, new QuarterHour(time));
        _quarter.Up(Metric);
    }

    /// <summary>Start of the quarter that runs, UTC.</summary>
    public DateTimeOffset QuarterStart => _quarter.Start;

    /// <summary>An event was told.</summary>
    public void Hear(NewEvent one) => Hear(one.Kind, one.Time, one.Data);

    /// <summary>An event was told; from any thread.</summary>
    public void Hear(EventKind kind, DateTimeOffset time, ReadOnlyMemory<byte> data)
    {
        if (!kind.Type.StartsWith("retail.pick.", StringComparison.Ordinal) || _news.Count > MostWaiting) return;
        var step = JsonSerializer.Deserialize(data.Span, EventDataJson.Default.PickStep)!;
        _news.Enqueue(() => Count(kind, time, step));
    }

    /// <summary>A prompt was said again; from any thread.</summary>
    public void HearRepeat(string @operator)
    {
        if (_news.Count <= MostWaiting) _news.Enqueue(() => Repeat(@operator));
    }

    /// <summary>Looks at the day's figures while nothing changes.</summary>
    public T Look<T>(Func<PickingDay, T> look)
    {
        lock (_gate) return look(_day);
    }

    /// <inheritdoc/>
    public void Tick()
    {
        if (_quarter.IsOver) Close();
        while (_news.TryDequeue(out var news)) news();
    }

    /// <inheritdoc/>
    public void Collect(List<NewEvent> events, List<Rollup> rollups)
    {
        rollups.AddRange(_rollups);
        _rollups.Clear();
    }

    /// <inheritdoc/>
    public void Observe(string device, ReadOnlySpan<TagRead> reads)
    {
        // Tags tell nothing of pickers.
    }

    /// <inheritdoc/>
    public void Observe(string device, Observation observation)
    {
        // Nor does anything else that devices see.
    }

    /// <inheritdoc/>
    public void DeviceLost(string device)
    {
        // Pickers go on.
    }

    /// <inheritdoc/>
    public void DeviceBack(string device)
    {
        // Pickers went on.
    }

    private void Count(EventKind kind, DateTimeOffset time, PickStep step)
    {
        // What is told late belongs to a quarter that is closed; the day counts it all the same.
        var tally = time >= _quarter.Start ? Of(step.Operator) : new PickerTally();
        if (kind == EventKinds.PickConfirmed || kind == EventKinds.PickShort) tally.Add(kind, step, time);
        else if (kind == EventKinds.PickUndone) tally.TakeBack(step.Outcome ?? "");
        else if (kind == EventKinds.PickChecked && step.Right == false) tally.Repeat();
        lock (_gate) _day.Count(kind, time, step);
    }

    private void Repeat(string @operator)
    {
        Of(@operator).Repeat();
        lock (_gate) _day.Repeat(@operator);
    }

    private PickerTally Of(string @operator) =>
        _now.TryGetValue(@operator, out var tally) ? tally : _now[@operator] = new PickerTally();

    private void Close()
    {
        var complete = _quarter.Complete([Metric]);
        foreach (var (who, tally) in _now)
        {
            var row = new PickingRow(
                _store.Tenant, _store.Store, _store.Box, who, Metric, _quarter.Start, _quarter.End, complete,
                tally.Lines, tally.Pieces, tally.Shorts, tally.Reprompts, tally.LinesPerHour, tally.MedianLineS);
            _rollups.Add(new Rollup(
                Metric, QuarterHour.Name, who, _quarter.Start, _quarter.End,
                JsonSerializer.SerializeToUtf8Bytes(row, PickingJson.Default.PickingRow)));
        }

        _now.Clear();
        _quarter.Next();
        lock (_gate) _day.Begin(_time.GetUtcNow());
    }
}
