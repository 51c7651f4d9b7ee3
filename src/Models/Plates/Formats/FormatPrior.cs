// How plausible a text is as the text of a plate, before anyone has looked at the picture.
namespace EdgeAgent.Models.Plates.Formats;

/// <summary>
/// A mixture: most plates follow a format of one of the regions, the others (personal plates, formats that nobody wrote
/// down) follow none. No text is impossible, so nothing is ever rejected.
/// </summary>
/// <param name="table">The formats.</param>
internal sealed class FormatPrior(PlateFormatTable table)
{
    /// <summary>Part of all plates that follow no format of the table.</summary>
    private const double Free = 0.25;

    /// <summary>From this certainty on a country is named, not only the region.</summary>
    private const double Clear = 0.9;

    /// <summary>The formats.</summary>
    public PlateFormatTable Table => table;

    /// <summary>How likely each region is before the text is read.</summary>
    /// <param name="shape">Width over height of the plate as seen; null where it is not known.</param>
    /// <param name="only">The region where all plates come from; null where that is not known.</param>
    /// <param name="weights">Takes one number for each region, in sum 1.</param>
    public void WeighRegions(double? shape, string? only, Span<double> weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            var region = table.Regions[i];
            weights[i] = only is null || only == region.Name ? region.Likelihood(shape) : 1e-3;
            sum += weights[i];
        }

        foreach (ref var weight in weights) weight /= sum;
    }

    /// <summary>
    /// How many times likelier a text is as a plate than as any characters, as a natural logarithm; below 0 where it
    /// fits no format. Texts of different lengths compare fairly.
    /// </summary>
    public double LogGain(ReadOnlySpan<char> text, ReadOnlySpan<double> regions)
    {
        var gain = Free;
        foreach (var format in table.OfLength(text.Length))
            if (format.Fits(text)) gain += (1 - Free) * regions[format.Region] * format.Gain;
        return Math.Log(gain);
    }

    /// <summary>Names where a plate comes from: the country where only one fits, otherwise the region.</summary>
    public string RegionOf(ReadOnlySpan<char> text, ReadOnlySpan<double> regions)
    {
        Span<double> sums = stackalloc double[regions.Length];
        for (var i = 0; i < sums.Length; i++) sums[i] = 0.05 * regions[i];
        foreach (var format in table.OfLength(text.Length))
            if (format.Fits(text)) sums[format.Region] += regions[format.Region] * format.Gain;
        var best = 0;
        for (var i = 1; i < sums.Length; i++)
            if (sums[i] > sums[best]) best = i;

        var (name, most, all) = (table.Regions[best].Name, 0.0, 0.0);
        foreach (var series in table.OfLength(text.Length).ToArray()
            .Where(format => format.Region == best).GroupBy(format => format.Name))
        {
            var gain = 0.0;
            foreach (var format in series)
                if (format.Fits(text)) gain += format.Gain;
            all += gain;
            if (gain > most) (name, most) = (series.Key, gain);
        }

        return most >= Clear * all ? name : table.Regions[best].Name;
    }
}
