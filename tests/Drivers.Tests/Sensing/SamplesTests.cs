// Filters and the scale of a load cell.
using EdgeAgent.Drivers.Sensing;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Sensing;

public sealed class SamplesTests
{
    [Fact]
    public void The_median_passes_over_a_wild_sample_and_the_mean_does_not()
    {
        Assert.Equal(11, Samples.Filtered([10, 11, 9_999], SampleFilter.Median));
        Assert.Equal(10.5, Samples.Filtered([10, 11, 9_999, -5], SampleFilter.Median));
        Assert.Equal(20, Samples.Filtered([10, 20, 30], SampleFilter.Mean));
    }

    [Fact]
    public void A_filtered_number_lies_among_its_samples() =>
        Prop.ForAll<NonEmptyArray<int>, bool>((samples, mean) =>
        {
            var numbers = samples.Get.Select(sample => (double)sample).ToArray();
            var filtered = Samples.Filtered([.. numbers], mean ? SampleFilter.Mean : SampleFilter.Median);
            return filtered >= numbers.Min() - 1e-3 && filtered <= numbers.Max() + 1e-3;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_load_cell_reads_nothing_at_its_tare_and_the_known_mass_at_its_span() =>
        Prop.ForAll<int, int, byte>((tare, span, grams) =>
        {
            if (tare == span) return true;
            var cell = new LoadCellScale(tare, span, (grams + 1) / 1_000.0);
            return cell.Kilograms(tare) == 0 && Math.Abs(cell.Kilograms(span) - cell.SpanKilograms) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_load_cell_that_counts_downwards_reads_upwards() =>
        Assert.Equal(0.5, new LoadCellScale(80_000, 60_000, 1).Kilograms(70_000), 9);
}
