// The stays that ended in one zone in the quarter that runs.
namespace EdgeAgent.Insights.Footfall;

/// <summary>One zone, as <c>device/zone</c>.</summary>
internal sealed class ZoneTally(string device, string name)
{
    /// <summary>Most stays kept for the quantiles of a quarter.</summary>
    private const int Most = 20_000;

    private readonly List<double> _stays = [];

    /// <summary>The camera.</summary>
    public string Device { get; } = device;

    /// <summary>Its name with the device's.</summary>
    public string Name { get; } = name;

    /// <summary>Stays that were no bounces, seconds.</summary>
    public IReadOnlyCollection<double> Stays => _stays;

    /// <summary>Stays shorter than a bounce.</summary>
    public int Bounces { get; private set; }

    /// <summary>A stay ended.</summary>
    public void Add(TimeSpan stay, TimeSpan bounce)
    {
        if (stay < bounce) Bounces++;
        else if (_stays.Count < Most) _stays.Add(stay.TotalSeconds);
    }

    /// <summary>Starts a new quarter.</summary>
    public void StartPeriod()
    {
        _stays.Clear();
        Bounces = 0;
    }
}
