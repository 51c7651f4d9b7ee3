// Makes one number of several samples.
namespace EdgeAgent.Drivers.Sensing;

/// <summary>Filters samples.</summary>
internal static class Samples
{
    /// <summary>The median (of an even number of samples the mean of the middle two) or the mean.</summary>
    public static double Filtered(Span<double> samples, SampleFilter filter)
    {
        if (filter == SampleFilter.Mean)
        {
            var sum = 0.0;
            foreach (var sample in samples) sum += sample;
            return sum / samples.Length;
        }

        samples.Sort();
        var middle = samples.Length / 2;
        return samples.Length % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
    }
}
