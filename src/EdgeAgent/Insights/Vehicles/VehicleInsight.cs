// Vehicles as one of the agent's insights: passages become visits, visits become events and a rollup.
using System.Security.Cryptography;
using System.Text;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Makes events and rollups out of sightings of vehicles.</summary>
internal sealed class VehicleInsight : IInsight
{
    /// <summary>Most passages that wait for a better reading; beyond it the oldest is told as it is.</summary>
    private const int MostPassages = 500;

    private static readonly VehicleCameraOptions Overlooking = new(CameraRole.CarPark, Way.In, null);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SaveEvery = TimeSpan.FromMinutes(1);

    private readonly VehicleInsightParts _parts;
    private readonly VehicleOptions _options;
    private readonly VehicleEventWriter _writer;
    private readonly VehiclePeriod _period;
    private readonly QuarterHour _quarter;
    private readonly Dictionary<string, Passage> _passages = new(StringComparer.Ordinal);
    private readonly List<NewEvent> _events = [];
    private readonly List<Rollup> _rollups = [];
    private readonly HashSet<string> _cameras = new(StringComparer.Ordinal);
    private long _looked;
    private long _saved;
    private bool _changed;
    private (SavedVehicles State, long Posted)? _pending;
    private VehicleFigures _figures = new(0, 0, 0, 0);
    private string? _problem;

    /// <summary>Makes the insight; <see cref="RestoreAsync"/> fills it.</summary>
    public VehicleInsight(VehicleInsightParts parts)
    {
        (_parts, _options) = (parts, parts.Options);
        _writer = new VehicleEventWriter(_options.ClearPlates);
        _quarter = new QuarterHour(parts.Time);
        _period = new VehiclePeriod(parts.Store, _quarter);
        Book = new VisitBook(_options.GoneAfter);
        (_looked, _saved) = (parts.Time.GetTimestamp(), parts.Time.GetTimestamp());
    }

    /// <summary>Who is here.</summary>
    public VisitBook Book { get; }

    /// <summary>Counts since the start; read from any thread.</summary>
    public VehicleFigures Figures => Volatile.Read(ref _figures);

    /// <summary>What is wrong: a sentence; read from any thread.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Goes on from where the last run ended.</summary>
    public async Task RestoreAsync(CancellationToken stop) => VehicleLog.Restored(
        _parts.Log, await VehicleRestore.RunAsync(Book, _parts.Told, _parts.File, _parts.Outbox, stop));

    /// <inheritdoc/>
    public void Observe(string device, ReadOnlySpan<TagRead> reads)
    {
        // Tags are another insight's business.
    }

    /// <inheritdoc/>
    public void Observe(string device, Observation observation)
    {
        if (observation is SightLost lost && _cameras.Contains(device)) _quarter.Missed(device, lost.Length);
        if (observation is not VehicleSeen seen) return;
        if (_cameras.Add(device)) _quarter.Up(device);
        var visit = VisitOf(device, seen);
        if (_parts.Told.Holds(visit)) return;
        if (_passages.TryGetValue(visit, out var passage)) passage.Add(seen);
        else
        {
            if (_passages.Count >= MostPassages) Tell(_passages.Values.MinBy(oldest => oldest.StartedAt)!);
            passage = _passages[visit] = new Passage(visit, device, seen, _parts.Time.GetTimestamp());
        }

        if (passage.IsRipe(_options.Confidence, CameraOf(device).Role == CameraRole.Both)) Tell(passage);
    }

    /// <inheritdoc/>
    public void DeviceLost(string device) => _quarter.Down(device);

    /// <inheritdoc/>
    public void DeviceBack(string device) => _quarter.Up(device);

    /// <inheritdoc/>
    public void Tick()
    {
        if (_parts.Time.GetElapsedTime(_looked) < LookEvery) return;
        _looked = _parts.Time.GetTimestamp();
        foreach (var late in _passages.Values.Where(IsLate).ToList()) Tell(late);
        var now = _parts.Time.GetUtcNow();
        foreach (var gone in Book.Expire(now)) Leave(gone, gone.Device, seenLeaving: false);
        _parts.Told.Forget(now);
        if (_quarter.IsOver)
        {
            if (_cameras.Count > 0) _period.Close(Book.Open.Count, _cameras, _rollups);
            _quarter.Next();
        }

        Volatile.Write(ref _figures, _figures with { Present = Book.Open.Count });
        Save();
    }

    /// <inheritdoc/>
    public void Collect(List<NewEvent> events, List<Rollup> rollups)
    {
        events.AddRange(_events);
        rollups.AddRange(_rollups);
        _events.Clear();
        _rollups.Clear();
    }

    /// <summary>The last snapshot of a run, when the loop has ended and its events are on disk.</summary>
    public void SaveLast() => Write(State());

    private bool IsLate(Passage passage) => _parts.Time.GetElapsedTime(passage.StartedAt) >= _options.Patience;

    private VehicleCameraOptions CameraOf(string device) => _options.Cameras.GetValueOrDefault(device, Overlooking);

    private void Tell(Passage passage)
    {
        _passages.Remove(passage.Visit);
        _parts.Told.Add(passage.Visit, _parts.Time.GetUtcNow());
        var camera = CameraOf(passage.Device);
        var plate = passage.Best.Plate;
        var hash = plate is null ? null : _parts.Keys.Hash(plate);
        var known = plate is null ? null : _parts.Known.Current.Find(_parts.Keys.Candidates(plate));
        var (meaning, visit) = Book.Judge(passage, camera, hash, known?.List == "member");
        _changed = true;
        switch (meaning)
        {
            case PassageMeaning.Came:
                _events.Add(_writer.Arrived(visit!, passage, known, camera, _parts.Clock.Now));
                _period.Arrived(visit!.Member);
                Volatile.Write(
                    ref _figures,
                    _figures with
                    {
                        Arrived = _figures.Arrived + 1,
                        Members = _figures.Members + (visit.Member ? 1 : 0),
                    });
                break;
            case PassageMeaning.Left:
                Leave(visit!, passage.Device, seenLeaving: true);
                break;
            case PassageMeaning.LeftUnseen:
                _period.Left(null);
                break;
            default:
                break;
        }
    }

    private void Leave(Visit visit, string device, bool seenLeaving)
    {
        _changed = true;
        _events.Add(VehicleEventWriter.Left(visit, device, seenLeaving, _parts.Clock.Now));
        _period.Left(visit.LastSeen - visit.Arrived);
        Volatile.Write(ref _figures, _figures with { Left = _figures.Left + 1 });
    }

    // A snapshot is taken when nothing is on its way, and written when all that it rests on is on disk.
    private void Save()
    {
        if (_pending is { } pending && _parts.Intake.Settled >= pending.Posted)
        {
            Write(pending.State);
            _pending = null;
        }

        if (!_changed || _pending is not null || _events.Count > 0) return;
        if (_parts.Time.GetElapsedTime(_saved) < SaveEvery) return;
        (_changed, _saved) = (false, _parts.Time.GetTimestamp());
        _pending = (State(), _parts.Intake.Posted);
    }

    private SavedVehicles State() => new(
        _parts.Outbox.Epoch, _parts.Outbox.LastSequence, [.. Book.Open],
        new Dictionary<string, DateTimeOffset>(_parts.Told.All));

    private void Write(SavedVehicles state)
    {
        var problem = _parts.File.Save(state);
        if (problem is not null && _problem is null) VehicleLog.NotSaved(_parts.Log, problem);
        Volatile.Write(ref _problem, problem);
    }

    private static string VisitOf(string device, VehicleSeen seen) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{device}\n{seen.Sighting}")))[..16];
}

/// <summary>Counts since the start.</summary>
/// <param name="Arrived">Vehicles that came.</param>
/// <param name="Left">Vehicles that left.</param>
/// <param name="Present">Vehicles that are here.</param>
/// <param name="Members">Arrivals of members.</param>
public sealed record VehicleFigures(long Arrived, long Left, int Present, long Members);

/// <summary>Log lines of the vehicles, event ids 2020 to 2029. No plate stands in them.</summary>
internal static partial class VehicleLog
{
    [LoggerMessage(2020, LogLevel.Information, "{Sentence}")]
    public static partial void Restored(ILogger logger, string sentence);

    [LoggerMessage(2021, LogLevel.Warning, "{Sentence}")]
    public static partial void NotSaved(ILogger logger, string sentence);
}
