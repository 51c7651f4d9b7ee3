// Scaling keeps shades, places and the bytes that are not its own.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Pictures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Pictures;

public sealed class PictureScalerTests
{
    private static readonly Arbitrary<(int Width, int Height, int ToWidth, int ToHeight)> Sizes =
        ArbMap.Default.ArbFor<(byte, byte, byte, byte)>().Convert(
            it => (it.Item1 + 1, it.Item2 + 1, it.Item3 + 1, it.Item4 + 1),
            it => ((byte)(it.Item1 - 1), (byte)(it.Item2 - 1), (byte)(it.Item3 - 1), (byte)(it.Item4 - 1)));

    [Fact]
    public void One_shade_stays_that_shade_at_any_size() => Prop.ForAll(Sizes, it =>
    {
        var picture = new byte[it.Width * it.Height * 3];
        for (var at = 0; at < picture.Length; at++) picture[at] = (byte)(at % 3 == 0 ? 255 : 40 * (at % 3));
        var made = Scaled(new Picture(it.Width, it.Height, picture), it.ToWidth, it.ToHeight);
        return Enumerable.Range(0, made.Length).All(at => made[at] == (at % 3 == 0 ? 255 : 40 * (at % 3)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_same_size_is_the_same_picture() => Prop.ForAll(Sizes, it =>
    {
        var picture = TestPictures.Noise(it.Width, it.Height, seed: it.ToWidth);
        return Scaled(picture, it.Width, it.Height).AsSpan().SequenceEqual(picture.Pixels);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_size_agrees_with_plain_averaging_and_interpolation() => Prop.ForAll(Sizes, it =>
    {
        // The oracle is slow, so its pictures are small.
        var (toWidth, toHeight) = ((it.ToWidth + 3) / 4, (it.ToHeight + 3) / 4);
        var picture = TestPictures.Noise((it.Width + 3) / 4, (it.Height + 3) / 4, seed: it.ToHeight);
        var made = Scaled(picture, toWidth, toHeight);
        var expected = PlainScaling.Scale(picture, toWidth, toHeight);
        // Beyond eightfold shrinking the 8-bit weights down are coarse, and noise shows that most.
        var allowed = picture.Height > 8 * toHeight ? 12 : 2.5;
        return Enumerable.Range(0, made.Length).All(at => Math.Abs(made[at] - expected[at]) <= allowed);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_fourth_channel_is_left_alone()
    {
        var target = new byte[6 * 4 * 4];
        Array.Fill(target, (byte)9);
        var picture = TestPictures.Noise(12, 8, 1);
        new PictureScaler(12, 8, 6, 4).Scale(picture, new PictureTarget(target, 6, 4, pixelStride: 4));
        var plain = Scaled(picture, 6, 4);
        for (var pixel = 0; pixel < 24; pixel++)
        {
            Assert.Equal(plain.AsSpan(pixel * 3, 3), target.AsSpan(pixel * 4, 3));
            Assert.Equal(9, target[(pixel * 4) + 3]);
        }
    }

    [Fact]
    public void A_part_of_the_target_is_filled_and_the_rest_left_alone()
    {
        var bytes = new byte[10 * 6 * 3];
        var target = new PictureTarget(bytes, 10, 6);
        target.Fill(128);
        new PictureScaler(4, 4, 4, 3).Scale(TestPictures.Ramps(4, 4), target.Part(2, 1, 4, 3));
        for (var y = 0; y < 6; y++)
        {
            for (var x = 0; x < 10; x++)
            {
                var inside = x is >= 2 and < 6 && y is >= 1 and < 4;
                Assert.True(inside || bytes[((y * 10) + x) * 3] == 128, $"({x}, {y}) was written.");
            }
        }

        Assert.Throws<ArgumentException>(() => new PictureTarget(new byte[180], 10, 6).Part(8, 0, 4, 3));
    }

    [Fact]
    public void A_region_is_scaled_as_its_crop_would_be()
    {
        var picture = TestPictures.Noise(40, 30, 5);
        var crop = new byte[20 * 10 * 3];
        for (var y = 0; y < 10; y++)
            picture.Pixels.Slice((((y + 7) * 40) + 11) * 3, 60).CopyTo(crop.AsSpan(y * 60));
        var made = new byte[8 * 6 * 3];
        new PictureScaler(40, 30, new PixelBox(11, 7, 20, 10), 8, 6)
            .Scale(picture, new PictureTarget(made, 8, 6));
        Assert.Equal(Scaled(new Picture(20, 10, crop), 8, 6), made);
    }

    [Fact]
    public void A_region_beyond_the_picture_repeats_its_edge()
    {
        var made = new byte[4 * 4 * 3];
        new PictureScaler(8, 8, new PixelBox(-100, -100, 50, 50), 4, 4)
            .Scale(TestPictures.Ramps(8, 8), new PictureTarget(made, 4, 4));
        Assert.Equal(TestPictures.Ramps(8, 8).Pixels[..3].ToArray(), made[45..48]);
    }

    [Fact]
    public void Scaling_allocates_nothing()
    {
        var scaler = new PictureScaler(64, 48, 32, 24);
        var picture = TestPictures.Noise(64, 48, 1);
        var target = new byte[32 * 24 * 3];
        for (var warm = 0; warm < 50; warm++) scaler.Scale(picture, new PictureTarget(target, 32, 24));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 50; round++) scaler.Scale(picture, new PictureTarget(target, 32, 24));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_picture_of_another_size_is_refused() => Assert.Throws<ArgumentException>(
        () => new PictureScaler(8, 8, 4, 4).Scale(TestPictures.Ramps(9, 8), new PictureTarget(new byte[48], 4, 4)));

    private static byte[] Scaled(Picture picture, int width, int height)
    {
        var target = new byte[width * height * 3];
        new PictureScaler(picture.Width, picture.Height, width, height)
            .Scale(picture, new PictureTarget(target, width, height));
        return target;
    }
}
