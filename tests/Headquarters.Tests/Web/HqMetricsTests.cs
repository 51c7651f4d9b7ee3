// What Prometheus reads.
using EdgeAgent.Headquarters.Custody;
using EdgeAgent.Headquarters.Web;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Web;

public sealed class HqMetricsTests
{
    private readonly CollectorFigures _figures = new();

    [Fact]
    public void Quarantined_messages_are_counted_by_reason()
    {
        _figures.Quarantined("forged", 1);
        _figures.Quarantined("forged", 2);

        Assert.Contains("edge_hq_quarantined_total{reason=\"forged\"} 3\n", Text());
    }

    [Fact]
    public void The_buckets_of_the_lag_are_cumulative()
    {
        foreach (var lag in (double[])[0.01, 0.7, 9_999, -3]) _figures.Lag.Note(lag);

        Assert.Contains("edge_hq_lag_seconds_bucket{le=\"0.05\"} 2\n", Text());
        Assert.Contains("edge_hq_lag_seconds_bucket{le=\"1\"} 3\n", Text());
        Assert.Contains("edge_hq_lag_seconds_bucket{le=\"+Inf\"} 4\n", Text());
    }

    [Fact]
    public void Only_so_many_names_of_unknown_kinds_are_kept()
    {
        for (var kind = 0; kind < 5_000; kind++) _figures.UnknownKind($"retail.kind-{kind}.v1");

        Assert.Equal(257, _figures.ByUnknownKind.Count());
        Assert.Equal(5_000, _figures.ByUnknownKind.Sum(kind => kind.Count));
    }

    private string Text() => new HqMetrics(_figures, new AckBook(TimeSpan.Zero, new ManualTime())).Write();
}
