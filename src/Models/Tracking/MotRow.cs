// A row of a MOTChallenge file (motchallenge.net): frame,id,x,y,w,h,score and three figures that nobody needs here.
using System.Globalization;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Models.Tracking;

/// <summary>A row of a detection, result or truth file.</summary>
/// <param name="Frame">From 1.</param>
/// <param name="Id">Of the track; -1 in a file of detections.</param>
/// <param name="Box">Pixels.</param>
/// <param name="Score">In the detector's own scale; in a truth file 0 marks a row to be ignored.</param>
public readonly record struct MotRow(int Frame, int Id, PixelBox Box, float Score)
{
    /// <summary>Reads a row.</summary>
    /// <param name="line">Six or more figures, separated by commas or blanks; without a score it is 1.</param>
    /// <param name="row">The row.</param>
    /// <returns>False where it is none: a figure is missing, is no number, or the box has a negative size.</returns>
    public static bool TryParse(ReadOnlySpan<char> line, out MotRow row)
    {
        row = default;
        Span<float> figures = stackalloc float[7];
        figures[6] = 1;
        var count = 0;
        foreach (var part in line.SplitAny(", \t;"))
        {
            var text = line[part].Trim();
            if (text.IsEmpty) continue;
            if (!float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out figures[count])
                || !float.IsFinite(figures[count])) return false;
            if (++count == figures.Length) break;
        }

        if (count < 6 || figures[0] is < 0 or > int.MaxValue / 2 || figures[4] < 0 || figures[5] < 0) return false;
        var box = new PixelBox(figures[2], figures[3], figures[4], figures[5]);
        row = new MotRow((int)figures[0], (int)figures[1], box, figures[6]);
        return true;
    }

    /// <summary>The row as results are written: two decimals for the box, four for the score.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Frame},{Id},{Box.X:0.##},{Box.Y:0.##},{Box.Width:0.##},{Box.Height:0.##},{Score:0.####},-1,-1,-1");
}
