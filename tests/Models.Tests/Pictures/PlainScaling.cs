// The oracle of the scaling tests: the same rule, written as plainly as can be, in decimals.
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Models.Tests.Pictures;

internal static class PlainScaling
{
    public static double[] Scale(Picture picture, int width, int height)
    {
        var made = new double[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            var down = Shares(picture.Height, height, y);
            for (var x = 0; x < width; x++)
            {
                foreach (var (sourceX, shareX) in Shares(picture.Width, width, x))
                {
                    foreach (var (sourceY, shareY) in down)
                    {
                        for (var channel = 0; channel < 3; channel++)
                        {
                            made[(((y * width) + x) * 3) + channel] += shareX * shareY
                                * picture.Pixels[(((sourceY * picture.Width) + sourceX) * 3) + channel];
                        }
                    }
                }
            }
        }

        return made;
    }

    private static List<(int Pixel, double Share)> Shares(int source, int target, int index)
    {
        var scale = source / (double)target;
        if (scale > 1)
        {
            var (from, to) = (index * scale, (index + 1) * scale);
            return [.. Enumerable.Range(0, source)
                .Select(pixel => (pixel, Math.Max(0, Math.Min(to, pixel + 1) - Math.Max(from, pixel)) / scale))
                .Where(it => it.Item2 > 1e-12)];
        }

        var place = Math.Clamp(((index + 0.5) * scale) - 0.5, 0, source - 1);
        var left = (int)place;
        return left + 1 < source ? [(left, 1 - (place - left)), (left + 1, place - left)] : [(left, 1)];
    }
}
