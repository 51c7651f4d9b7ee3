// Pictures that the tests make themselves.
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Models.Tests.Pictures;

internal static class TestPictures
{
    /// <summary>Soft colour ramps, which survive JPEG well.</summary>
    public static Picture Ramps(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = ((y * width) + x) * 3;
                pixels[at] = (byte)(255 * x / Math.Max(1, width - 1));
                pixels[at + 1] = (byte)(255 * y / Math.Max(1, height - 1));
                pixels[at + 2] = (byte)(255 - pixels[at]);
            }
        }

        return new Picture(width, height, pixels);
    }

    /// <summary>Every byte at random.</summary>
    public static Picture Noise(int width, int height, int seed)
    {
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        return new Picture(width, height, pixels);
    }

    /// <summary>The mean difference of two pictures of one size, in shades.</summary>
    public static double Difference(Picture one, Picture other)
    {
        var sum = 0L;
        for (var at = 0; at < one.Pixels.Length; at++) sum += Math.Abs(one.Pixels[at] - other.Pixels[at]);
        return sum / (double)one.Pixels.Length;
    }
}
