// Waits between tries: thousands of boxes that lost the same broker must not come back in the same second.
namespace EdgeAgent.Hosting;

/// <summary>
/// Draws waits evenly between zero and a ceiling that doubles with each failure, up to a longest one.
/// </summary>
/// <remarks>The caller resets it after a healthy spell only: a link that is kicked at once must not start from the
/// shortest wait again.</remarks>
public sealed class FullJitterBackoff(BackoffOptions options, Random random)
{
    private int _failures;

    /// <summary>The ceiling of the next wait.</summary>
    public TimeSpan Ceiling
    {
        get
        {
            var doubled = options.Shortest.TotalSeconds * Math.Pow(2, Math.Min(_failures, 40));
            return TimeSpan.FromSeconds(Math.Min(doubled, options.Longest.TotalSeconds));
        }
    }

    /// <summary>The next wait after a usual failure.</summary>
    public TimeSpan Next()
    {
        var wait = Ceiling * random.NextDouble();
        _failures++;
        return wait;
    }

    /// <summary>The next wait where the other side said no: between half the longest wait and the longest.</summary>
    public TimeSpan NextSlow()
    {
        _failures++;
        return options.Longest * (0.5 + (0.5 * random.NextDouble()));
    }

    /// <summary>After a healthy spell: start from the shortest ceiling again.</summary>
    public void Reset() => _failures = 0;
}
