// Tracking against the truth of real recordings, with the public detections: not below what the product promises.
using EdgeAgent.Models.Tracking;
using EdgeAgent.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.Models.Tests.Tracking;

public sealed class TrackingEvaluation(ITestOutputHelper output)
{
    /// <summary>Frames a second that `try track` takes where it is not told.</summary>
    private const double UsualRate = 15;

    private static readonly (string Detections, string Truth)[] Recordings =
    [
        .. new[] { "ADL-Rundle-6", "ETH-Pedcross2", "KITTI-13", "TUD-Campus" }
            .Select(it => ($"vision/mot15/{it}/det.txt", $"vision/mot15/{it}/gt.txt")),
        .. new[] { "A", "C" }.Select(
            it => ($"vision/people/pets09-s2l1-{it}.det.txt", $"vision/people/pets09-s2l1-{it}.gt.txt")),
    ];

    [SharedDataFact("vision/mot15")]
    public void Tracks_of_public_detections_reach_the_promised_figures()
    {
        var sum = Measure(output.WriteLine);
        Assert.True(sum.Mota >= 0.42 && sum.Idf1 >= 0.52, $"MOTA {sum.Mota:P1} IDF1 {sum.Idf1:P1}");
    }

    /// <summary>The figures of all recordings together.</summary>
    internal static ClearMetric Measure(Action<string> say)
    {
        var sum = new ClearMetric(0, 0, 0, 0, 0);
        foreach (var (detections, truth) in Recordings)
        {
            var reported =
                from path in new Recording(new TrackerOptions(), UsualRate).Follow(Rows(detections))
                from point in path.Points
                select new MotRow(point.Frame, path.Id, point.Box, 1);
            var metric = ClearMetric.Of(Rows(truth), reported);
            say($"{detections}: MOTA {metric.Mota:P1} IDF1 {metric.Idf1:P1} {metric}");
            sum += metric;
        }

        say($"all: MOTA {sum.Mota:P1} IDF1 {sum.Idf1:P1} {sum}");
        return sum;
    }

    private static List<MotRow> Rows(string file)
    {
        var rows = new List<MotRow>();
        foreach (var line in File.ReadLines(SharedData.PathOf(file)))
        {
            if (MotRow.TryParse(line, out var row)) rows.Add(row);
        }

        return rows;
    }
}
