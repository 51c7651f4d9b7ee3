// The heads of the YOLO family, as their exporters write them: boxes in the input's pixels, scores already between 0
// and 1.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall.Detectors.Heads;

/// <summary>Reads the one output of a YOLO model.</summary>
public static class YoloHeads
{
    /// <summary>YOLOv5 and v7: [1,N,5+C], a row a place: centre x, centre y, width, height, objectness, class scores.
    /// </summary>
    /// <param name="output">The output.</param>
    /// <param name="person">The class that is a person, from 0.</param>
    /// <param name="least">The least score; it is objectness times class score.</param>
    /// <param name="found">Is added to; boxes in the input's pixels.</param>
    public static void ReadRows(HeadOutput output, int person, float least, List<Detection> found)
    {
        var width = (int)output.Shape[2];
        for (var at = 0; at + width <= output.Values.Length; at += width)
        {
            var row = output.Values.Slice(at, width);
            if (row[4] < least || row[4] * row[5 + person] < least) continue;
            found.Add(new Detection(Around(row[0], row[1], row[2], row[3]), row[4] * row[5 + person]));
        }
    }

    /// <summary>YOLOv8, v9 and 11: [1,4+C,N], a column a place: centre x, centre y, width, height, class scores.
    /// </summary>
    /// <inheritdoc cref="ReadRows"/>
    public static void ReadColumns(HeadOutput output, int person, float least, List<Detection> found)
    {
        var count = (int)output.Shape[2];
        var values = output.Values;
        var scores = values.Slice((4 + person) * count, count);
        for (var i = 0; i < count; i++)
        {
            if (scores[i] < least) continue;
            var box = Around(values[i], values[count + i], values[(2 * count) + i], values[(3 * count) + i]);
            found.Add(new Detection(box, scores[i]));
        }
    }

    /// <summary>A box from its middle and size.</summary>
    internal static PixelBox Around(float x, float y, float width, float height) =>
        new(x - (width / 2), y - (height / 2), width, height);
}
