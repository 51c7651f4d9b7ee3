// The temperature of one place in the quarter of an hour that runs.
namespace EdgeAgent.Insights.Cold;

/// <summary>Gathers readings of one place.</summary>
internal sealed class TemperatureTally
{
    /// <summary>Seconds; a longer pause between readings is a gap and not a time above the limit.</summary>
    public const double LongestPause = 60;

    private double _sum;
    private int _count;

    /// <summary>The lowest reading, °C; null without readings.</summary>
    public double? Lowest { get; private set; }

    /// <summary>The highest reading, °C; null without readings.</summary>
    public double? Highest { get; private set; }

    /// <summary>The mean of the readings, °C; null without readings.</summary>
    public double? Mean => _count == 0 ? null : _sum / _count;

    /// <summary>Seconds above the limit.</summary>
    public double OverLimit { get; private set; }

    /// <summary>Adds a reading, and the seconds above the limit that it ended.</summary>
    public void Add(double celsius, double over)
    {
        (_sum, _count) = (_sum + celsius, _count + 1);
        Lowest = Math.Min(Lowest ?? celsius, celsius);
        Highest = Math.Max(Highest ?? celsius, celsius);
        OverLimit += over;
    }

    /// <summary>Starts a new quarter.</summary>
    public void StartPeriod() => (_sum, _count, Lowest, Highest, OverLimit) = (0, 0, null, null, 0);
}
