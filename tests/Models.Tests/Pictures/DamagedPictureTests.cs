// Thousands of damaged pictures: each is read or refused in a sentence, and none costs more memory than its bound.
using EdgeAgent.Models.Pictures;
using Xunit;

namespace EdgeAgent.Models.Tests.Pictures;

public sealed class DamagedPictureTests
{
    private static readonly PictureLimits Small = new(MaximumPixels: 100_000);

    [Theory]
    [InlineData(true, 64)]
    [InlineData(false, 64)]
    [InlineData(true, 700)]
    [InlineData(false, 20_000)]
    public void Damage_in_the_first_bytes_is_survived(bool asJpeg, int within)
    {
        var picture = TestPictures.Ramps(48, 32);
        var whole = asJpeg ? PictureFile.ToJpeg(picture) : PictureFile.ToPng(picture);
        var random = new Random(within);
        var refused = 0;
        for (var round = 0; round < 2000; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var hit = random.Next(1, 4); hit > 0; hit--)
                damaged[random.Next(Math.Min(within, damaged.Length))] = (byte)random.Next(256);
            try
            {
                var read = PictureFile.Decode(damaged, "damaged.img", Small);
                Assert.InRange((long)read.Width * read.Height, 1, Small.MaximumPixels);
            }
            catch (PictureException error)
            {
                Assert.StartsWith("damaged.img ", error.Message);
                Assert.EndsWith(".", error.Message.TrimEnd(')'));
                refused++;
            }
        }

        Assert.InRange(refused, 100, 2000);
    }

    [Fact]
    public void Random_bytes_behind_a_picture_s_first_bytes_are_survived()
    {
        var random = new Random(8);
        foreach (var start in new byte[][] { [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] })
        {
            for (var round = 0; round < 1000; round++)
            {
                var bytes = new byte[start.Length + random.Next(200)];
                random.NextBytes(bytes);
                start.CopyTo(bytes, 0);
                Assert.Throws<PictureException>(() => PictureFile.Decode(bytes, "random.img", Small));
            }
        }
    }
}
