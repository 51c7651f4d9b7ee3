// How busy a shop is over the week: closed at night, a midday and an evening peak, a long Saturday, a short Sunday.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Busyness of one shop, a pure function of local time and seed.</summary>
/// <param name="seed">Makes shops differ in size and in each quarter of an hour.</param>
/// <param name="zone">The time zone of the shop.</param>
internal sealed class DayCurve(ulong seed, TimeZoneInfo zone)
{
    // Deliveries and cleaning: a shop is never quite silent.
    private const double Night = 0.02;

    // Visitors in the busiest quarter of an hour of a middling shop.
    private const double BusiestQuarter = 60;

    /// <summary>This shop against a middling one, 0.5 to 1.5.</summary>
    public double Size { get; } = 0.5 + Draw.Share(seed, 0);

    /// <summary>Busyness, 0 to about 1.</summary>
    public double At(DateTimeOffset utc)
    {
        var local = TimeZoneInfo.ConvertTime(utc, zone);
        var hour = local.TimeOfDay.TotalHours;
        var (open, close, share) = local.DayOfWeek switch
        {
            DayOfWeek.Saturday => (8.0, 21.0, 1.0),
            DayOfWeek.Sunday => (10.0, 18.0, 0.6),
            _ => (8.0, 21.0, 0.8),
        };
        if (hour < open || hour >= close) return Night;
        return share * Math.Min(1, 0.25 + (0.55 * Peak(hour, 12.5, 1.5)) + (0.75 * Peak(hour, 17.75, 1.75)));
    }

    /// <summary>People who come in during a period.</summary>
    /// <param name="start">Its start, UTC.</param>
    /// <param name="length">Its length.</param>
    public int Visitors(DateTimeOffset start, TimeSpan length)
    {
        if (At(start) <= Night) return 0;
        var expected = BusiestQuarter * Size * At(start + (length / 2)) * (length / TimeSpan.FromMinutes(15));
        var noise = 0.6 + (0.8 * Draw.Share(seed, (ulong)start.UtcTicks));
        return (int)Math.Round(expected * noise);
    }

    private static double Peak(double hour, double at, double width)
    {
        var distance = (hour - at) / width;
        return Math.Exp(-distance * distance);
    }
}
