// Medians and percentiles of a period's values.
namespace EdgeAgent.Insights;

/// <summary>Quantiles by the nearest rank.</summary>
internal static class Quantile
{
    /// <summary>The value that <paramref name="share"/> of all do not exceed; null where there are none.</summary>
    public static double? Of(IReadOnlyCollection<double> values, double share)
    {
        if (values.Count == 0) return null;
        var rank = Math.Clamp((int)Math.Ceiling(share * values.Count) - 1, 0, values.Count - 1);
        return Math.Round(values.Order().ElementAt(rank), 1);
    }
}
