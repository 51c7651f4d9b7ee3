// The rollups that this version of the box makes, for the retained catalogue.
using EdgeAgent.Contracts.Life;

namespace EdgeAgent.Insights;

/// <summary>Every rollup, with its values and their units.</summary>
internal static class Metrics
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<MetricMeta> All { get; } =
    [
        Of("zone-stock", "1m", ("tags", "1"), ("items", "1")),
        Of("vehicles", QuarterHour.Name, ("arrivals", "1"), ("departures", "1"), ("present", "1"), ("members", "1"),
            ("medianDwellS", "s")),
        Of("footfall", QuarterHour.Name, ("in", "1"), ("out", "1"), ("occupancyEnd", "1"), ("occupancyPeak", "1")),
        Of("dwell", QuarterHour.Name, ("visits", "1"), ("medianS", "s"), ("p90S", "s"), ("bounces", "1")),
        Of("picking", QuarterHour.Name, ("lines", "1"), ("pieces", "1"), ("shorts", "1"), ("reprompts", "1"),
            ("linesPerHour", "1/h"), ("medianLineS", "s")),
        Of("shelf-availability", QuarterHour.Name, ("slots", "1"), ("availableShare", "1"), ("emptyMinutes", "min")),
        Of("temperature", QuarterHour.Name, ("minC", "°C"), ("meanC", "°C"), ("maxC", "°C"), ("overLimitS", "s")),
    ];

    private static MetricMeta Of(string metric, string period, params (string Name, string Unit)[] values) =>
        new(metric, period, values.ToDictionary(value => value.Name, value => value.Unit));
}
