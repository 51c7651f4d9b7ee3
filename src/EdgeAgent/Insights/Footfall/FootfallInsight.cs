// Visitors as one of the agent's insights: crossings, counts and stays become rollups, and events where the chain asks.
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Footfall;

/// <summary>Makes rollups, and events, out of counts of people.</summary>
internal sealed class FootfallInsight : IInsight
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private readonly FootfallOptions _options;
    private readonly TimeProvider _time;
    private readonly IClockQuality _clock;
    private readonly QuarterHour _quarter;
    private readonly FootfallBook _book;
    private readonly List<NewEvent> _events = [];
    private readonly List<Rollup> _rollups = [];
    private long _looked;
    private DateTimeOffset _nextEmpty;
    private FootfallFigures _figures = new(0, 0, []);

    /// <summary>Makes the insight.</summary>
    public FootfallInsight(StoreIdentity store, FootfallOptions options, TimeProvider time, IClockQuality clock)
    {
        (_options, _time, _clock) = (options, time, clock);
        _quarter = new QuarterHour(time);
        _book = new FootfallBook(store, options, _quarter);
        _looked = time.GetTimestamp();
        _nextEmpty = NextEmpty();
    }

    /// <summary>Counts since the start, and who is inside; read from any thread.</summary>
    public FootfallFigures Figures => Volatile.Read(ref _figures);

    /// <inheritdoc/>
    public void Observe(string device, ReadOnlySpan<TagRead> reads)
    {
        // Tags are another insight's business.
    }

    /// <inheritdoc/>
    public void Observe(string device, Observation observation)
    {
        switch (observation)
        {
            case LineCrossed { Inwards: { } inwards } crossed:
                Cross(device, crossed, inwards);
                break;
            case PeopleCounted count:
                Count(_book.Line(device, count.Line), line => line.Take(count));
                break;
            case ZoneVisited visited:
                Visit(device, visited);
                break;
            case SightLost lost:
                _quarter.Missed(device, lost.Length);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc/>
    public void DeviceLost(string device) => _quarter.Down(device);

    /// <inheritdoc/>
    public void DeviceBack(string device) => _quarter.Up(device);

    /// <inheritdoc/>
    public void Tick()
    {
        if (_time.GetElapsedTime(_looked) < LookEvery) return;
        _looked = _time.GetTimestamp();
        var now = _time.GetUtcNow();
        if (_quarter.IsOver)
        {
            _book.Close(now, _rollups);
            _quarter.Next();
        }

        if (now >= _nextEmpty)
        {
            _book.Empty();
            _nextEmpty = NextEmpty();
        }

        Volatile.Write(ref _figures, _figures with
        {
            Inside = [.. _book.Areas.Select(area => new AreaCount(area.Key, area.Value.Now))],
        });
    }

    /// <inheritdoc/>
    public void Collect(List<NewEvent> events, List<Rollup> rollups)
    {
        events.AddRange(_events);
        rollups.AddRange(_rollups);
        _events.Clear();
        _rollups.Clear();
    }

    private void Cross(string device, LineCrossed crossed, bool inwards)
    {
        if (_book.Line(device, crossed.Line) is not { } line) return;
        Count(line, it => it.Add(inwards ? 1 : 0, inwards ? 0 : 1));
        if (!_options.Events) return;
        _events.Add(NewEvent.Of(
            EventKinds.PersonCrossed, device, crossed.Time, ClockOf(crossed),
            new PersonCrossed(line.Name, inwards ? "in" : "out"), EventDataJson.Default.PersonCrossed));
    }

    private void Count(LineTally? line, Action<LineTally> change)
    {
        if (line is null) return;
        var (entered, left) = (line.In, line.Out);
        change(line);
        Volatile.Write(ref _figures, _figures with
        {
            In = _figures.In + line.In - entered,
            Out = _figures.Out + line.Out - left,
        });
    }

    private void Visit(string device, ZoneVisited visited)
    {
        if (_book.Zone(device, visited.Zone) is not { } zone) return;
        zone.Add(visited.Dwell, _options.Bounce);
        if (!_options.Events) return;
        _events.Add(NewEvent.Of(
            EventKinds.ZoneLeft, device, visited.Time, ClockOf(visited),
            new ZoneVisit(zone.Name, visited.Track, Math.Round(visited.Dwell.TotalSeconds, 1)),
            EventDataJson.Default.ZoneVisit));
    }

    private ClockState ClockOf(Observation observation) =>
        observation.ClockEstimated ? ClockState.Estimated : _clock.Now;

    private DateTimeOffset NextEmpty()
    {
        if (_options.EmptyAt is not { } at) return DateTimeOffset.MaxValue;
        var local = TimeZoneInfo.ConvertTime(_time.GetUtcNow(), _time.LocalTimeZone);
        var next = local.Date + at.ToTimeSpan();
        if (next <= local.DateTime) next = next.AddDays(1);

        // An hour that the change to summer time leaps over does not exist: the one after it stands in.
        if (_time.LocalTimeZone.IsInvalidTime(next)) next = next.AddHours(1);
        return new DateTimeOffset(next, _time.LocalTimeZone.GetUtcOffset(next));
    }
}

/// <summary>People since the start of the agent.</summary>
/// <param name="In">Crossings inwards.</param>
/// <param name="Out">Crossings outwards.</param>
/// <param name="Inside">People in each area now.</param>
public sealed record FootfallFigures(long In, long Out, IReadOnlyList<AreaCount> Inside);

/// <summary>The people in one area.</summary>
/// <param name="Area">Its name.</param>
/// <param name="People">How many are there.</param>
public sealed record AreaCount(string Area, int People);
