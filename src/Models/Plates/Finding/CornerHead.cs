// From the detector's answer to plates: peaks of its score map, each with the four corners that its cell points to.
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Plates.Finding;

/// <summary>The answer of a plate detector for one picture.</summary>
/// <param name="rows">Cells from top to bottom.</param>
/// <param name="columns">Cells from left to right.</param>
/// <param name="score"><c>rows * columns</c> values, 0 to 1.</param>
/// <param name="corners">
/// <c>rows * columns * 8</c> values: x and y of the upper left, upper right, lower right and lower left corner, from
/// the
/// middle of the cell, in strides.
/// </param>
/// <param name="stride">Pixels of the net's input from one cell to the next.</param>
internal readonly ref struct CornerHead(
    int rows, int columns, ReadOnlySpan<float> score, ReadOnlySpan<float> corners, int stride)
{
    /// <summary>Cells beside a peak that see the same plate have at least this part of its score.</summary>
    private const float Agreeing = 0.6f;

    private readonly ReadOnlySpan<float> _score = score;
    private readonly ReadOnlySpan<float> _corners = corners;

    /// <summary>Adds every peak of at least a threshold.</summary>
    /// <param name="threshold">0 to 1.</param>
    /// <param name="scale">Pixels of the picture for one of the net's input.</param>
    /// <param name="origin">Where the net's input begins in the picture.</param>
    /// <param name="found">Takes the plates.</param>
    public void AddPeaks(float threshold, float scale, PixelPoint origin, ICollection<PlateDetection> found)
    {
        for (var row = 0; row < rows; row++)
        {
            var line = _score.Slice(row * columns, columns);
            for (var column = 0; column < columns; column++)
            {
                if (line[column] < threshold || !IsPeak(row, column)) continue;
                found.Add(new PlateDetection(Corners(row, column, scale, origin), line[column]));
            }
        }
    }

    private bool IsPeak(int row, int column)
    {
        var here = _score[(row * columns) + column];
        for (var y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
            {
                var there = _score[(y * columns) + x];
                // Of two equal neighbours the first one is the peak.
                if (there > here || (there == here && (y < row || (y == row && x < column)))) return false;
            }
        }

        return true;
    }

    /// <summary>The corners that the peak and its agreeing neighbours point to, on average by score.</summary>
    private Quadrilateral Corners(int row, int column, float scale, PixelPoint origin)
    {
        Span<float> sums = stackalloc float[8];
        sums.Clear();
        var weight = 0f;
        var least = Agreeing * _score[(row * columns) + column];
        for (var y = Math.Max(0, row - 1); y <= Math.Min(rows - 1, row + 1); y++)
        {
            for (var x = Math.Max(0, column - 1); x <= Math.Min(columns - 1, column + 1); x++)
            {
                var cell = (y * columns) + x;
                if (_score[cell] < least) continue;
                weight += _score[cell];
                for (var i = 0; i < 8; i++)
                    sums[i] += _score[cell] * (_corners[(cell * 8) + i] + (i % 2 == 0 ? x : y) + 0.5f);
            }
        }

        var unit = scale * stride / weight;
        return new Quadrilateral(At(sums, 0, unit), At(sums, 1, unit), At(sums, 2, unit), At(sums, 3, unit));

        PixelPoint At(ReadOnlySpan<float> all, int corner, float by) =>
            new(origin.X + (all[2 * corner] * by), origin.Y + (all[(2 * corner) + 1] * by));
    }
}
