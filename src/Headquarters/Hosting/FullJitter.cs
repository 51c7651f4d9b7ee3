// Waits between tries, drawn evenly below a ceiling that doubles: instances that lost the same broker must not come
// back in the same moment.
namespace EdgeAgent.Headquarters.Hosting;

/// <summary>Draws waits between zero and a ceiling that doubles with each failure.</summary>
internal sealed class FullJitter(TimeSpan shortest, TimeSpan longest, Random random)
{
    private int _failures;

    /// <summary>A connection that lived this long was healthy: the next wait is short again.</summary>
    public static TimeSpan HealthyAfter { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The next wait.</summary>
    public TimeSpan Next()
    {
        var ceiling = Math.Min(longest.TotalSeconds, shortest.TotalSeconds * Math.Pow(2, Math.Min(_failures++, 40)));
        return TimeSpan.FromSeconds(ceiling * random.NextDouble());
    }

    /// <summary>After a healthy spell.</summary>
    public void Reset() => _failures = 0;
}
