// The labelled plates of the shared data, and pictures without any.
using System.Globalization;
using EdgeAgent.Models.Geometry;
using EdgeAgent.TestSupport;

namespace EdgeAgent.Models.Tests.Evaluation;

/// <summary>A picture with its labelled plate.</summary>
/// <param name="Path">The file.</param>
/// <param name="Box">The plate's box in pixels; null for a crop, which is all plate.</param>
/// <param name="Text">What stands on it.</param>
internal sealed record LabelledPlate(string Path, PixelBox? Box, string Text)
{
    /// <summary>Set and file, for people.</summary>
    public string Name { get; } =
        System.IO.Path.Combine(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path))!,
            System.IO.Path.GetFileName(Path));
}

/// <summary>Reads `groundtruth.tsv` files (columns by name: file, text, and x, y, w, h in scenes).</summary>
internal static class PlateSets
{
    /// <summary>All rows of one set.</summary>
    /// <param name="set">Folder below <c>vision/plates</c>.</param>
    public static IReadOnlyList<LabelledPlate> Read(string set)
    {
        var folder = SharedData.PathOf($"vision/plates/{set}");
        var lines = File.ReadAllLines(Path.Combine(folder, "groundtruth.tsv"));
        var columns = lines[0].Split('\t').Select((name, index) => (name, index)).ToDictionary(it => it.name, it =>
            it.index);
        return [.. from line in lines.Skip(1) where line.Length > 0 select Plate(folder, line.Split('\t'), columns)];
    }

    private static LabelledPlate Plate(string folder, string[] row, Dictionary<string, int> columns)
    {
        float Number(string column) => float.Parse(row[columns[column]], CultureInfo.InvariantCulture);
        PixelBox? box = columns.ContainsKey("x") ? new PixelBox(Number("x"), Number("y"), Number("w"),
            Number("h")) : null;
        return new LabelledPlate(Path.Combine(folder, row[columns["file"]]), box, row[columns["text"]]);
    }
}
