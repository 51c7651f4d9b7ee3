// How many people are in an area. Counts err, so the sum of a day drifts: it never goes below zero, and starts anew at
// the
// hour at which the area is empty for sure.
namespace EdgeAgent.Insights.Footfall;

/// <summary>The people in one area.</summary>
internal sealed class Occupancy
{
    /// <summary>People inside now, never negative.</summary>
    public int Now { get; private set; }

    /// <summary>The most since the last <see cref="StartPeriod"/>.</summary>
    public int Peak { get; private set; }

    /// <summary>People came in and went out; who came first is not known, so those who came count first.</summary>
    public void Add(int entered, int left)
    {
        Now += entered;
        Peak = Math.Max(Peak, Now);
        Now = Math.Max(0, Now - left);
    }

    /// <summary>A source says how many are there.</summary>
    public void Set(int inside)
    {
        Now = Math.Max(0, inside);
        Peak = Math.Max(Peak, Now);
    }

    /// <summary>Nobody is inside.</summary>
    public void Empty() => Now = 0;

    /// <summary>A new period: its peak is what is inside at its start.</summary>
    public void StartPeriod() => Peak = Now;
}
