// The quarter of an hour in which rollups gather: by the box's UTC clock, its completeness by the monotonic one. Where
// the
// clock was set, the quarter that ran is closed as incomplete, and those that were leapt over have no rows.
namespace EdgeAgent.Insights;

/// <summary>One quarter of an hour after the other.</summary>
internal sealed class QuarterHour
{
    /// <summary>The period's name in topics.</summary>
    public const string Name = "15m";

    /// <summary>Its length.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly TimeProvider _time;
    private readonly Dictionary<string, Watch> _sources = new(StringComparer.Ordinal);
    private long _since;

    /// <summary>Starts in the quarter that runs.</summary>
    public QuarterHour(TimeProvider time)
    {
        _time = time;
        Start = Floor(time.GetUtcNow());
        _since = time.GetTimestamp();
    }

    /// <summary>Start of the quarter that runs, UTC.</summary>
    public DateTimeOffset Start { get; private set; }

    /// <summary>Its end, itself excluded.</summary>
    public DateTimeOffset End => Start + Length;

    /// <summary>A source of counts works from now on.</summary>
    public void Up(string device)
    {
        var watch = Of(device);
        if (watch.DownSince is not { } since) return;
        watch.Down += _time.GetElapsedTime(Math.Max(since, _since));
        (watch.DownSince, watch.UpSince, watch.LastOutage) = (null, _time.GetTimestamp(), _time.GetElapsedTime(since));
    }

    /// <summary>A source of counts is away from now on.</summary>
    public void Down(string device) => Of(device).DownSince ??= _time.GetTimestamp();

    /// <summary>
    /// A source did not see for a while. What of it is known already, because the source was away, counts once.
    /// </summary>
    public void Missed(string device, TimeSpan length)
    {
        var watch = Of(device);
        var known = watch.UpSince is { } up && _time.GetElapsedTime(up) < length ? watch.LastOutage : TimeSpan.Zero;
        if (length > known) watch.Down += length - known;
    }

    /// <summary>Whether the quarter is over.</summary>
    public bool IsOver => Floor(_time.GetUtcNow()) != Start;

    /// <summary>The share of the quarter, 0 to 1, for which all these sources worked.</summary>
    public double Complete(IEnumerable<string> devices)
    {
        var lost = devices.Select(device => LostBy(Of(device))).DefaultIfEmpty().Max();
        return Math.Round(Math.Clamp((_time.GetElapsedTime(_since) - lost) / Length, 0, 1), 2);
    }

    /// <summary>Goes on to the quarter that runs now.</summary>
    public void Next()
    {
        Start = Floor(_time.GetUtcNow());
        _since = _time.GetTimestamp();
        foreach (var watch in _sources.Values) watch.Down = TimeSpan.Zero;
    }

    private static DateTimeOffset Floor(DateTimeOffset time) =>
        new(time.Ticks - (time.Ticks % Length.Ticks), TimeSpan.Zero);

    private TimeSpan LostBy(Watch watch) =>
        watch.Down + (watch.DownSince is { } since ? _time.GetElapsedTime(Math.Max(since, _since)) : TimeSpan.Zero);

    // A source that was never up counts as away from the start of the quarter.
    private Watch Of(string device) =>
        _sources.TryGetValue(device, out var watch)
            ? watch
            : _sources[device] = new Watch { DownSince = _since };

    private sealed class Watch
    {
        public TimeSpan Down { get; set; }

        public long? DownSince { get; set; }

        public long? UpSince { get; set; }

        public TimeSpan LastOutage { get; set; }
    }
}
