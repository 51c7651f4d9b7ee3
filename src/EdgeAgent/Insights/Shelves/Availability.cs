// For how long a shelf was seen in the quarter of an hour that runs, and for how long it was empty.
namespace EdgeAgent.Insights.Shelves;

/// <summary>Adds up times of one shelf.</summary>
internal sealed class Availability(TimeProvider time)
{
    private long _since = time.GetTimestamp();
    private Stock _stock;

    /// <summary>Whether the shelf is seen now.</summary>
    public bool Watched { get; private set; }

    /// <summary>For how long its stock was known.</summary>
    public TimeSpan Known { get; private set; }

    /// <summary>For how long it was empty.</summary>
    public TimeSpan Empty { get; private set; }

    /// <summary>It is seen, and stocked like this.</summary>
    public void Seen(Stock stock)
    {
        Pass();
        (Watched, _stock) = (true, stock);
    }

    /// <summary>Nobody sees it any more.</summary>
    public void Unseen()
    {
        Pass();
        Watched = false;
    }

    /// <summary>Time passed.</summary>
    public void Pass()
    {
        var now = time.GetTimestamp();
        var passed = time.GetElapsedTime(_since, now);
        _since = now;
        if (!Watched || _stock == Stock.Unknown) return;
        Known += passed;
        if (_stock == Stock.Empty) Empty += passed;
    }

    /// <summary>A new quarter begins.</summary>
    public void StartPeriod() => (Known, Empty) = (TimeSpan.Zero, TimeSpan.Zero);
}
