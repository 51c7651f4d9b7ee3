// How many people are inside, reckoned from those who came and went. A missed person would stay for ever, so the figure
// is set to nobody once a day, and it never falls below nobody.
namespace EdgeAgent.Models.Footfall;

/// <summary>Keeps an occupancy. Not for several threads at once.</summary>
/// <param name="resetAt">The time of day at which nobody is inside, in the store's time; null for never.</param>
/// <param name="zone">The store's time zone.</param>
public sealed class Occupancy(TimeOnly? resetAt, TimeZoneInfo zone)
{
    private DateTimeOffset? _nextReset;

    /// <summary>How many people are inside, 0 or more.</summary>
    public int Inside { get; private set; }

    /// <summary>The greatest <see cref="Inside"/> since the last reset or <see cref="StartPeriod"/>.</summary>
    public int Peak { get; private set; }

    /// <summary>A new period begins: the peak is who is inside now.</summary>
    public void StartPeriod() => Peak = Inside;

    /// <summary>Time goes on.</summary>
    /// <param name="now">UTC.</param>
    public void Advance(DateTimeOffset now)
    {
        if (resetAt is not { } at) return;
        if (_nextReset is { } due && now >= due) (Inside, Peak, _nextReset) = (0, 0, null);
        _nextReset ??= NextAfter(now, at);
    }

    /// <summary>Somebody came in.</summary>
    public void Enter() => Peak = Math.Max(Peak, ++Inside);

    /// <summary>Somebody went out; where nobody is inside, he had been missed coming in.</summary>
    public void Leave() => Inside = Math.Max(0, Inside - 1);

    private DateTimeOffset NextAfter(DateTimeOffset now, TimeOnly at)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
        var next = local.Date + at.ToTimeSpan();
        if (next <= local) next = next.AddDays(1);
        // A time that the change to summer time leaves out comes an hour later.
        if (zone.IsInvalidTime(next)) next = next.AddHours(1);
        return new DateTimeOffset(next, zone.GetUtcOffset(next)).ToUniversalTime();
    }
}
