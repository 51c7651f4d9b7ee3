// The figures of the evaluation itself, on cases that can be reckoned by hand.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using Xunit;

namespace EdgeAgent.Models.Tests.Tracking;

public sealed class ClearMetricTests
{
    [Fact]
    public void The_truth_against_itself_is_without_fault()
    {
        var truth = Walk(1, 0, 10).Concat(Walk(2, 300, 10)).ToList();
        var metric = ClearMetric.Of(truth, truth);
        Assert.Equal((1, 1), (metric.Mota, metric.Idf1));
    }

    [Fact]
    public void A_switch_of_names_costs_one_box_of_mota_and_half_of_idf1()
    {
        var reported = Walk(7, 0, 5).Concat(Walk(8, 0, 10).Skip(5));
        var metric = ClearMetric.Of(Walk(1, 0, 10), reported);
        Assert.Equal((1, 0, 0), (metric.Switches, metric.Missed, metric.False));
        Assert.Equal((0.9, 0.5), (metric.Mota, metric.Idf1));
    }

    [Fact]
    public void Missed_and_false_boxes_both_cost()
    {
        var metric = ClearMetric.Of(Walk(1, 0, 10), Walk(7, 0, 8).Concat(Walk(8, 500, 3)));
        Assert.Equal((2, 3, 0), (metric.Missed, metric.False, metric.Switches));
        Assert.Equal(0.5, metric.Mota, 9);
        Assert.Equal(16.0 / 21, metric.Idf1, 9);
    }

    [Fact]
    public void Rows_that_are_marked_as_ignored_are_no_truth()
    {
        var ignored = Walk(2, 300, 10).Select(it => it with { Score = 0 });
        Assert.Equal(10, ClearMetric.Of(Walk(1, 0, 10).Concat(ignored), []).Truth);
    }

    [Fact]
    public void A_pair_stays_while_it_overlaps_even_if_another_fits_better()
    {
        MotRow[] truth = [Row(1, 1, 0), Row(2, 1, 0)];
        MotRow[] reported = [Row(1, 7, 0), Row(2, 7, 5), Row(2, 8, 0)];
        Assert.Equal(0, ClearMetric.Of(truth, reported).Switches);
    }

    private static IEnumerable<MotRow> Walk(int id, float x, int frames) =>
        Enumerable.Range(1, frames).Select(frame => Row(frame, id, x));

    private static MotRow Row(int frame, int id, float x) => new(frame, id, new PixelBox(x, 0, 20, 40), 1);
}
