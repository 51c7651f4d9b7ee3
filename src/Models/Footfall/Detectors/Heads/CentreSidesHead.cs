// Our own head: each cell of a grid says whether a person's middle lies in it, and how far his sides are.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall.Detectors.Heads;

/// <summary>Reads <c>score</c> [1,h,w] and <c>box</c> [1,h,w,4].</summary>
public static class CentreSidesHead
{
    /// <summary>Adds every cell that is sure enough.</summary>
    /// <param name="score">0 to 1 a cell.</param>
    /// <param name="box">Distances from the cell's middle to left, top, right, bottom, in strides.</param>
    /// <param name="stride">Pixels from cell to cell.</param>
    /// <param name="least">The least score.</param>
    /// <param name="found">Is added to; boxes in the input's pixels.</param>
    public static void Read(HeadOutput score, HeadOutput box, int stride, float least, List<Detection> found)
    {
        var columns = (int)score.Shape[2];
        var scores = score.Values;
        for (var cell = 0; cell < scores.Length; cell++)
        {
            if (scores[cell] < least) continue;
            var (x, y) = ((cell % columns) + 0.5f, (cell / columns) + 0.5f);
            var of = box.Values.Slice(cell * 4, 4);
            var (width, height) = (of[0] + of[2], of[1] + of[3]);
            var place = new PixelBox((x - of[0]) * stride, (y - of[1]) * stride, width * stride, height * stride);
            found.Add(new Detection(place, scores[cell]));
        }
    }
}
