// Differences of a counter that runs on: a camera's total since its last reset, or a sensor's 16-bit counter.
namespace EdgeAgent.Insights.Footfall;

/// <summary>Turns one running total into steps.</summary>
internal sealed class RunningTotal
{
    /// <summary>A step beyond this is not people but a counter that was set: it is left out.</summary>
    private const int Plausible = 5_000;

    private long? _last;

    /// <summary>
    /// The people since the last call. The first value only begins the count; a lower one is a reset, or, where
    /// <paramref name="wrapsAt"/> is given and the step is plausible, the counter's overflow.
    /// </summary>
    public int Step(long total, long? wrapsAt)
    {
        var last = _last;
        _last = total;
        if (last is not { } before) return 0;
        if (total >= before) return Believe(total - before);
        if (wrapsAt is { } wrap && before < wrap && total + wrap - before <= Plausible / 10)
            return Believe(total + wrap - before);
        return Believe(total);
    }

    private static int Believe(long step) => step is >= 0 and <= Plausible ? (int)step : 0;
}
