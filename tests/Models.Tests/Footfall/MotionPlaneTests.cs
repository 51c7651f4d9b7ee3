// The motion plane against its definition, pixel by pixel.
using EdgeAgent.Models.Footfall.Detectors;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class MotionPlaneTests
{
    [Theory]
    [InlineData(2, 2)]
    [InlineData(37, 11)]
    [InlineData(64, 32)]
    public void It_is_what_its_definition_says(int width, int height)
    {
        var random = new Random(7);
        var plane = new MotionPlane(width, height);
        var background = new int[width * height];
        for (var frame = 0; frame < 12; frame++)
        {
            var pixels = new byte[width * height * 4];
            random.NextBytes(pixels);
            if (frame % 3 == 2) Array.Fill(pixels, (byte)90);
            var bright = Blurred(pixels, width, height);
            var before = (byte[])pixels.Clone();
            plane.Fill(pixels);
            for (var i = 0; i < bright.Length; i++)
            {
                if (frame == 0) background[i] = bright[i] << 8;
                var motion = Math.Min(255, 4 * Math.Max(0, Math.Abs(bright[i] - (background[i] >> 8)) - 4));
                background[i] += ((bright[i] << 8) - background[i]) >> (motion < 64 ? 5 : 8);
                Assert.Equal(motion, pixels[(4 * i) + 3]);
                Assert.Equal(before.AsSpan(4 * i, 3), pixels.AsSpan(4 * i, 3));
            }
        }
    }

    [Fact]
    public void The_first_frame_after_a_reset_does_not_move()
    {
        var plane = new MotionPlane(8, 8);
        plane.Fill(new byte[256]);
        var bright = Enumerable.Repeat((byte)200, 256).ToArray();
        plane.Fill(bright);
        Assert.Equal(1, plane.MovingPart);
        plane.Reset();
        plane.Fill(bright);
        Assert.Equal(0, plane.MovingPart);
    }

    private static int[] Blurred(byte[] pixels, int width, int height)
    {
        var means = new int[width * height];
        for (var i = 0; i < means.Length; i++)
        {
            var (sum, count) = (0, 0);
            for (var y = Math.Max(0, (i / width) - 1); y <= Math.Min(height - 1, (i / width) + 1); y++)
            {
                for (var x = Math.Max(0, (i % width) - 1); x <= Math.Min(width - 1, (i % width) + 1); x++, count++)
                {
                    var at = 4 * ((y * width) + x);
                    sum += ((77 * pixels[at]) + (150 * pixels[at + 1]) + (29 * pixels[at + 2])) >> 8;
                }
            }

            means[i] = sum / count;
        }

        return means;
    }
}
