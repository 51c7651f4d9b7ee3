// The truth beside a clip: who crosses which line, when and which way; and how a count compares with it.
using System.Text.Json;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tests.Footfall;

/// <summary>The lines of a clip with their true crossings.</summary>
internal sealed record ClipTruth(
    IReadOnlyList<CountingLine> Lines, IReadOnlyList<(int Line, int Frame, Direction Direction)> Events, int Tolerance)
{
    /// <summary>What came of a comparison; several add up.</summary>
    /// <param name="Wrong">Sum of the differences of counts over lines and directions.</param>
    /// <param name="All">True crossings.</param>
    /// <param name="Matched">True crossings with one of the same line and direction near in time.</param>
    /// <param name="Counted">Crossings that were counted.</param>
    internal readonly record struct Outcome(int Wrong, int All, int Matched, int Counted)
    {
        /// <summary>1 - wrong / all.</summary>
        public double Accuracy => 1 - (Wrong / (double)All);

        public static Outcome operator +(Outcome one, Outcome other) => new(
            one.Wrong + other.Wrong, one.All + other.All, one.Matched + other.Matched, one.Counted + other.Counted);
    }

    /// <summary>Reads the JSON beside a clip; where it names no lines, one across the middle stands in.</summary>
    public static ClipTruth Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var root = document.RootElement;
        if (!root.TryGetProperty("lines", out var lines))
            return new ClipTruth([new CountingLine("middle", new PixelPoint(0, 215), new PixelPoint(768, 215))], [], 0);
        return new ClipTruth(
            [.. lines.EnumerateArray().Select(LineOf)],
            [.. lines.EnumerateArray().SelectMany((line, index) => line.GetProperty("events").EnumerateArray().Select(
                it => (index, it.GetProperty("frame").GetInt32(), DirectionOf(it.GetProperty("dir").GetString()))))],
            root.GetProperty("event_tolerance_frames").GetInt32());
    }

    /// <summary>Compares counted crossings with the truth.</summary>
    public Outcome Compare(IReadOnlyList<LineCrossing> crossings)
    {
        var (wrong, matched) = (0, 0);
        for (var line = 0; line < Lines.Count; line++)
        {
            foreach (var direction in Enum.GetValues<Direction>())
            {
                var truth = Events.Where(it => it.Line == line && it.Direction == direction).ToList();
                var counted = crossings.Where(it => it.Line == line && it.Direction == direction)
                    .Select(it => it.Frame).Order().ToList();
                wrong += Math.Abs(truth.Count - counted.Count);
                matched += truth.OrderBy(it => it.Frame).Count(it => Take(counted, it.Frame));
            }
        }

        return new Outcome(wrong, Events.Count, matched, crossings.Count);
    }

    private bool Take(List<long> counted, int frame)
    {
        var index = counted.FindIndex(it => Math.Abs(it - frame) <= Tolerance);
        if (index >= 0) counted.RemoveAt(index);
        return index >= 0;
    }

    private static CountingLine LineOf(JsonElement line)
    {
        var ends = line.GetProperty("line").EnumerateArray()
            .Select(it => new PixelPoint(it[0].GetSingle(), it[1].GetSingle())).ToArray();
        return new CountingLine("line", ends[0], ends[1]);
    }

    private static Direction DirectionOf(string? text) => text == "in" ? Direction.In : Direction.Out;
}
