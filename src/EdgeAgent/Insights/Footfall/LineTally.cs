// What one line counted in the quarter that runs.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Footfall;

/// <summary>One line, as <c>device/line</c>.</summary>
internal sealed class LineTally(string device, string name, string area, Occupancy occupancy)
{
    private readonly RunningTotal _totalIn = new();
    private readonly RunningTotal _totalOut = new();
    private readonly HashSet<DateTimeOffset> _late = [];

    /// <summary>The camera or sensor.</summary>
    public string Device { get; } = device;

    /// <summary>Its name with the device's.</summary>
    public string Name { get; } = name;

    /// <summary>The area that it leads into.</summary>
    public string Area { get; } = area;

    /// <summary>The people in that area.</summary>
    public Occupancy Occupancy { get; } = occupancy;

    /// <summary>People who came in.</summary>
    public int In { get; private set; }

    /// <summary>People who went out.</summary>
    public int Out { get; private set; }

    /// <summary>Adds crossings; they change the occupancy too.</summary>
    public void Add(int entered, int left)
    {
        In += entered;
        Out += left;
        Occupancy.Add(entered, left);
    }

    /// <summary>
    /// Takes a count of a source that counts by itself: totals by their steps, a period once, however often it comes.
    /// </summary>
    public void Take(PeopleCounted count)
    {
        switch (count.Meaning)
        {
            case CountMeaning.RunningTotal:
                Add(
                    count.In is { } entered ? _totalIn.Step(entered, count.WrapsAt) : 0,
                    count.Out is { } left ? _totalOut.Step(left, count.WrapsAt) : 0);
                break;
            case CountMeaning.Period when _late.Count < 10_000 && _late.Add(count.Time):
                Add(count.In ?? 0, count.Out ?? 0);
                break;
            case CountMeaning.Presence when count.Inside is { } inside:
                Occupancy.Set(inside);
                break;
            default:
                break;
        }
    }

    /// <summary>Starts a new quarter; times of periods are remembered for a day.</summary>
    public void StartPeriod(DateTimeOffset now)
    {
        (In, Out) = (0, 0);
        _late.RemoveWhere(time => now - time > TimeSpan.FromDays(1));
    }
}
