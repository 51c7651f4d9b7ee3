// The tag tracker as one of the agent's insights: it also saves the tags now and then, and only when every event that
// the
// saved state rests on is on disk.
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights.Tags;

/// <summary>Feeds the tracker and keeps its snapshot.</summary>
internal sealed class TagInsight : IInsight
{
    private static readonly TimeSpan AdvanceEvery = TimeSpan.FromMilliseconds(100);

    private readonly TagTracker _tracker;
    private readonly TagSnapshotFile _file;
    private readonly IOutboxReader _outbox;
    private readonly EventIntake _intake;
    private readonly TagOptions _options;
    private readonly TimeProvider _time;
    private readonly IClockQuality _clock;
    private readonly ILogger _logger;
    private readonly List<NewEvent> _events = [];
    private readonly List<Rollup> _rollups = [];
    private IReadOnlyList<ZoneCount> _zones = [];
    private string? _problem;
    private string? _saveProblem;
    private ClockState _boxClock;
    private long _advanced;
    private long _saved;
    private long _changesSaved = -1;
    private (byte[] Snapshot, long Posted)? _pending;
    private Task _saving = Task.CompletedTask;

    private TagInsight(
        TagTracker tracker,
        TagSnapshotFile file,
        IOutboxReader outbox,
        EventIntake intake,
        TagOptions options,
        TimeProvider time,
        IClockQuality clock,
        ILogger logger)
    {
        (_tracker, _file, _outbox, _intake) = (tracker, file, outbox, intake);
        (_options, _time, _clock, _logger) = (options, time, clock, logger);
        (_advanced, _saved) = (time.GetTimestamp(), time.GetTimestamp());
        _zones = Count();
    }

    /// <summary>Tags in each zone; read from any thread.</summary>
    public IReadOnlyList<ZoneCount> Zones => Volatile.Read(ref _zones);

    /// <summary>What is wrong: a sentence; read from any thread.</summary>
    public string? Problem => Volatile.Read(ref _problem) ?? Volatile.Read(ref _saveProblem);

    /// <summary>Makes the insight, with the tags as the last run left them.</summary>
    public static async Task<TagInsight> OpenAsync(
        StoreConfig config,
        IOutboxReader outbox,
        EventIntake intake,
        TimeProvider time,
        IClockQuality clock,
        ILogger<TagInsight> logger,
        CancellationToken stop)
    {
        var tracker = new TagTracker(config.Tags, config.Zones, config.Store, time);
        var file = new TagSnapshotFile(config.StateFolder);
        var devices = config.Devices.Where(device => device.Hosting.Enabled).Select(device => device.Id).ToList();
        var report = await TagRestore.RunAsync(tracker, file, outbox, devices, stop);
        TagLog.Restored(logger, report.Sentence);
        var insight = new TagInsight(tracker, file, outbox, intake, config.Tags, time, clock, logger);
        if (report.Quarantined is { } told) insight._events.Add(told);
        return insight;
    }

    /// <inheritdoc/>
    public void Observe(string device, ReadOnlySpan<TagRead> reads) => _tracker.Observe(device, reads, _events);

    /// <inheritdoc/>
    public void Observe(string device, Observation observation)
    {
        // Other observations are other insights' business.
    }

    /// <inheritdoc/>
    public void DeviceLost(string device) => _tracker.DeviceLost(device);

    /// <inheritdoc/>
    public void DeviceBack(string device) => _tracker.DeviceBack(device);

    /// <inheritdoc/>
    public void Tick()
    {
        if (_time.GetElapsedTime(_advanced) < AdvanceEvery) return;
        _advanced = _time.GetTimestamp();
        _tracker.Advance(_events, _rollups);
        Volatile.Write(ref _zones, Count());
        Volatile.Write(ref _problem, _tracker.Problem);
        _boxClock = _clock.Now;
        if (_pending is null && _events.Count == 0 && IsSnapshotDue) Capture();
        if (_pending is { } pending && _intake.Settled >= pending.Posted && _saving.IsCompleted) Save(pending.Snapshot);
    }

    /// <inheritdoc/>
    public void Collect(List<NewEvent> events, List<Rollup> rollups)
    {
        // A reader's clock can only be as right as the box's own, against which it is compared.
        foreach (var item in _events)
            events.Add(_boxClock == ClockState.Synced ? item : item with { Clock = _boxClock });
        rollups.AddRange(_rollups);
        _events.Clear();
        _rollups.Clear();
    }

    /// <summary>The last snapshot of a run, when the loop has ended and its events are on disk.</summary>
    public async Task SaveLastAsync()
    {
        await _saving;
        Write(_tracker.Snapshot(_outbox.Epoch, _outbox.LastSequence));
    }

    // The first one is taken at once: what the outbox gets after it can be replayed on it, however soon the box is
    // killed.
    private bool IsSnapshotDue => _changesSaved < 0 || _time.GetElapsedTime(_saved) >= _options.SnapshotEvery;

    // Events that are still on their way to the disk get sequences beyond this one: they are replayed, which changes
    // nothing.
    private void Capture()
    {
        _saved = _time.GetTimestamp();
        var figures = _tracker.Figures;
        var changes = figures.Arrived + figures.Moved + figures.Departed;
        if (changes == _changesSaved) return;
        _changesSaved = changes;
        _pending = (_tracker.Snapshot(_outbox.Epoch, _outbox.LastSequence), _intake.Posted);
    }

    private void Save(byte[] snapshot)
    {
        _pending = null;
        _saving = Task.Run(() => Write(snapshot));
    }

    private void Write(byte[] snapshot)
    {
        var problem = _file.Save(snapshot);
        if (problem is not null && _saveProblem is null) TagLog.NotSaved(_logger, problem);
        Volatile.Write(ref _saveProblem, problem);
    }

    private ZoneCount[] Count() => [.. _tracker.State.Zones.Select(zone => new ZoneCount(zone.Name, zone.Tags))];
}

/// <summary>Log lines of the tags, event ids 2010 to 2019.</summary>
internal static partial class TagLog
{
    [LoggerMessage(2010, LogLevel.Information, "{Sentence}")]
    public static partial void Restored(ILogger logger, string sentence);

    [LoggerMessage(2011, LogLevel.Warning, "{Sentence}")]
    public static partial void NotSaved(ILogger logger, string sentence);
}
