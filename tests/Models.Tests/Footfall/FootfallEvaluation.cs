// Counting in real clips, with boxes from a file: it must not fall below what was reached.
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Tracking;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class FootfallEvaluation
{
    private const int PictureHeight = 576;
    private const double Rate = 10;

    [SharedDataFact("vision/people")]
    public void The_truth_itself_is_counted_without_fault()
    {
        var outcome = Count("gt");
        Assert.Equal((0, 58, 58), (outcome.Wrong, outcome.All, outcome.Matched));
    }

    [SharedDataFact("vision/people")]
    public void Public_detections_are_counted_better_than_by_the_peer() =>
        Assert.InRange(Count("det").Accuracy, 0.862, 1);

    private static ClipTruth.Outcome Count(string boxes)
    {
        var sum = default(ClipTruth.Outcome);
        foreach (var clip in new[] { "A", "C" })
        {
            var path = SharedData.PathOf($"vision/people/pets09-s2l1-{clip}");
            var truth = ClipTruth.Read($"{path}.json");
            sum += truth.Compare(Count($"{path}.{boxes}.txt", truth.Lines));
        }

        return sum;
    }

    private static List<LineCrossing> Count(string file, IReadOnlyList<CountingLine> lines)
    {
        var rows = new List<MotRow>();
        foreach (var text in File.ReadLines(file))
        {
            if (MotRow.TryParse(text, out var row)) rows.Add(row);
        }

        var scale = ScoreScale.Of(rows.Select(it => it.Score));
        var frames = rows.ToLookup(it => it.Frame, it => new Detection(it.Box, scale[it.Score]));
        var counter = new PeopleCounter(lines, [], PictureHeight, PeopleCounter.Tracking);
        var crossings = new List<LineCrossing>();
        for (var frame = 1; frame <= frames.Max(it => it.Key); frame++)
        {
            counter.Update(frames[frame].ToArray(), DateTimeOffset.UnixEpoch.AddSeconds(frame / Rate), frame);
            crossings.AddRange(counter.Crossings);
        }

        return crossings;
    }
}
