// Places in a picture as text: shares from 0 (left, top) to 1 (right, bottom), so that they hold at every resolution.
using System.Globalization;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Models.Geometry;

namespace EdgeAgent.Vision;

/// <summary>Reads points and boxes.</summary>
internal static class ShareText
{
    /// <summary>Points such as <c>0.1,0.6 0.9,0.6</c>; a fault, and that many points at 0, where it is none.</summary>
    public static IReadOnlyList<PixelPoint> Points(
        IOptionReader reader, string key, string text, int fewest, int most)
    {
        var points = new List<PixelPoint>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Numbers(part) is not [var x, var y])
            {
                points.Clear();
                break;
            }

            points.Add(new PixelPoint(x, y));
        }

        if (points.Count >= fewest && points.Count <= most) return points;
        var wanted = fewest == most ? $"{fewest}" : $"{fewest} to {most}";
        if (text.Length > 0)
            reader.Fault(
                key, $"`{text}` should be {wanted} points x,y with a space between them, from 0,0 (left, top) to 1,1.");
        return new PixelPoint[fewest];
    }

    /// <summary>A box such as <c>0,0,1,0.08</c> (left, top, right, bottom); a fault, and an empty box, where it is
    /// none.</summary>
    public static PixelBox Box(IOptionReader reader, string key, string text)
    {
        if (Numbers(text) is [var left, var top, var right, var bottom] && left < right && top < bottom)
            return new PixelBox(left, top, right - left, bottom - top);
        reader.Fault(key, $"`{text}` should be left,top,right,bottom, each from 0 to 1, such as `0,0,1,0.08`.");
        return default;
    }

    private static float[] Numbers(string text)
    {
        var parts = text.Split(',');
        var numbers = new float[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!float.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])
                || numbers[i] is not (>= 0 and <= 1))
                return [];
        }

        return numbers;
    }
}
