// Counting in real clips, with detections from a file: it must not fall below what was reached.
using System.Text.Json;
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;
using EdgeAgent.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class FootfallEvaluation(ITestOutputHelper output)
{
    private const int PictureHeight = 576;
    private const double Rate = 10;

    [SharedDataFact("vision/people")]
    public void The_truth_itself_is_counted_without_fault()
    {
        var (wrong, all) = Wrong("gt");
        Assert.Equal((0, 58), (wrong, all));
    }

    [SharedDataFact("vision/people")]
    public void Public_detections_are_counted_better_than_by_the_peer()
    {
        var (wrong, all) = Wrong("det");
        Assert.True(1 - (wrong / (double)all) > 0.862, $"{wrong} of {all} wrong");
    }

    private (int Wrong, int All) Wrong(string boxes)
    {
        var (wrong, all) = (0, 0);
        foreach (var clip in new[] { "A", "C" })
        {
            var path = SharedData.PathOf($"vision/people/pets09-s2l1-{clip}");
            using var truth = JsonDocument.Parse(File.ReadAllText($"{path}.json"));
            var lines = truth.RootElement.GetProperty("lines").EnumerateArray().ToList();
            var crossings = Count($"{path}.{boxes}.txt", [.. lines.Select(LineOf)]);
            for (var line = 0; line < lines.Count; line++)
            {
                var counted = crossings.Where(it => it.Line == line).CountBy(it => it.Direction).ToDictionary();
                var trueIn = lines[line].GetProperty("in").GetInt32();
                var trueOut = lines[line].GetProperty("out").GetInt32();
                var (ins, outs) = (counted.GetValueOrDefault(Direction.In), counted.GetValueOrDefault(Direction.Out));
                output.WriteLine($"{clip} line {line}: in {ins} of {trueIn}, out {outs} of {trueOut}");
                wrong += Math.Abs(ins - trueIn) + Math.Abs(outs - trueOut);
                all += trueIn + trueOut;
            }
        }

        return (wrong, all);
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

    private static CountingLine LineOf(JsonElement line)
    {
        var ends = line.GetProperty("line").EnumerateArray()
            .Select(it => new PixelPoint(it[0].GetSingle(), it[1].GetSingle())).ToArray();
        return new CountingLine("line", ends[0], ends[1]);
    }
}
