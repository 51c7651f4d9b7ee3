// Reading and writing pictures: what comes back, and what is said when nothing can.
using EdgeAgent.Models.Pictures;
using Xunit;

namespace EdgeAgent.Models.Tests.Pictures;

public sealed class PictureFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pictures-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 9)]
    [InlineData(640, 480)]
    public void A_picture_written_as_png_comes_back_the_same(int width, int height)
    {
        var picture = TestPictures.Noise(width, height, seed: width);
        var back = PictureFile.Decode(PictureFile.ToPng(picture), "noise.png");
        Assert.Equal((width, height), (back.Width, back.Height));
        Assert.True(back.Pixels.SequenceEqual(picture.Pixels));
    }

    [Fact]
    public void A_picture_written_as_jpeg_comes_back_nearly_the_same()
    {
        var picture = TestPictures.Ramps(320, 200);
        var back = PictureFile.Decode(PictureFile.ToJpeg(picture), "ramps.jpg");
        Assert.Equal((320, 200), (back.Width, back.Height));
        Assert.InRange(TestPictures.Difference(picture, back), 0, 3);
    }

    [Theory]
    [InlineData(null, 641, 479)]
    [InlineData(641, 641, 479)]
    [InlineData(320, 321, 240)]
    [InlineData(200, 321, 240)]
    [InlineData(100, 161, 120)]
    [InlineData(1, 81, 60)]
    public void A_jpeg_larger_than_needed_is_decoded_smaller(int? enough, int width, int height)
    {
        var jpeg = PictureFile.ToJpeg(TestPictures.Ramps(641, 479));
        var back = PictureFile.Decode(jpeg, "ramps.jpg", new PictureLimits(EnoughWidth: enough));
        Assert.Equal((width, height), (back.Width, back.Height));
        Assert.InRange(TestPictures.Difference(back, TestPictures.Ramps(width, height)), 0, 4);
    }

    [Fact]
    public void Grey_palette_and_transparent_png_become_rgb_on_white()
    {
        Assert.Equal([0x80, 0x80, 0x80], OnePixel(colourType: 0, [0x80]));
        Assert.Equal([10, 20, 30], OnePixel(colourType: 3, [0], ("PLTE", [10, 20, 30])));
        Assert.Equal([255, 255, 255], OnePixel(colourType: 6, [255, 0, 0, 0]));
        Assert.Equal([255, 0, 0], OnePixel(colourType: 6, [255, 0, 0, 255]));
    }

    [Theory]
    [InlineData("bmp")]
    [InlineData("gif")]
    [InlineData("webp")]
    public async Task Formats_without_a_library_of_their_own_are_read_through_ffmpeg(string ending)
    {
        var path = PathOf($"ramps.{ending}");
        await PictureFile.WriteAsync(TestPictures.Ramps(64, 48), PathOf("ramps.png"), default);
        await FfmpegAsync("-i", PathOf("ramps.png"), path);
        var back = await PictureFile.ReadAsync(path, null, TimeProvider.System, default);
        Assert.Equal((64, 48), (back.Width, back.Height));
        Assert.InRange(TestPictures.Difference(TestPictures.Ramps(64, 48), back), 0, 25);
        var tooLarge = await Assert.ThrowsAsync<PictureException>(
            () => PictureFile.ReadAsync(path, new PictureLimits(MaximumPixels: 100), TimeProvider.System, default));
        Assert.Contains(path, tooLarge.Message);
    }

    [Fact]
    public async Task What_is_no_picture_is_said_in_a_sentence()
    {
        Assert.Equal("empty.jpg is empty.", Refusal([], "empty.jpg"));
        Assert.Equal("page.jpg is a text, not a picture.", Refusal("<html>Login</html>"u8, "page.jpg"));
        Assert.Equal("some.bin is neither a JPEG nor a PNG.", Refusal([0, 1, 2, 3], "some.bin"));
        Assert.Equal("/nowhere.jpg is not there.", await FileRefusalAsync("/nowhere.jpg"));
        await File.WriteAllBytesAsync(PathOf("some.bin"), [0, 1, 2, 3]);
        Assert.Matches(
            "some.bin is not a picture that can be read: ffmpeg says: .+\\.$",
            await FileRefusalAsync(PathOf("some.bin")));
    }

    [Fact]
    public void A_truncated_jpeg_or_png_is_an_error_wherever_it_ends()
    {
        var picture = TestPictures.Ramps(160, 120);
        foreach (var whole in new[] { PictureFile.ToJpeg(picture), PictureFile.ToPng(picture) })
        {
            for (var length = 4; length < whole.Length - 12; length += 11)
                Assert.Contains("cut.img", Refusal(whole.AsSpan(0, length), "cut.img"));
        }

        Assert.Matches(
            "^cut.jpg is cut short: its 900 bytes end before the picture does",
            Refusal(PictureFile.ToJpeg(picture).AsSpan(0, 900), "cut.jpg"));
    }

    [Fact]
    public void Stray_bytes_before_the_end_mark_are_forgiven()
    {
        var jpeg = PictureFile.ToJpeg(TestPictures.Ramps(64, 64));
        byte[] padded = [.. jpeg.AsSpan(0, jpeg.Length - 2), 0, 0, 0, 0, 0xFF, 0xD9];
        var plain = PictureFile.Decode(jpeg, "plain.jpg");
        Assert.True(PictureFile.Decode(padded, "webcam.jpg").Pixels.SequenceEqual(plain.Pixels));
    }

    [Fact]
    public void A_bomb_of_a_hundred_megapixels_is_refused_by_its_header()
    {
        var jpeg = PictureFile.ToJpeg(TestPictures.Ramps(16, 16));
        var header = jpeg.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        byte[] side = [0x27, 0x10, 0x27, 0x10];
        side.CopyTo(jpeg, header + 5);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            "bomb.jpg is 10000 x 10000 pixels, 100 megapixels; at most 40 are read.", Refusal(jpeg, "bomb.jpg"));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public async Task A_file_larger_than_the_bound_is_not_read()
    {
        await File.WriteAllBytesAsync(PathOf("large.jpg"), new byte[3 << 20]);
        var error = await Assert.ThrowsAsync<PictureException>(() => PictureFile.ReadAsync(
            PathOf("large.jpg"), new PictureLimits(MaximumBytes: 2 << 20), TimeProvider.System, default));
        Assert.EndsWith("large.jpg has 3 MB; at most 2 MB are read.", error.Message);
    }

    private static byte[] OnePixel(byte colourType, byte[] sample, params (string Type, byte[] Data)[] more)
    {
        using var packed = new MemoryStream();
        using (var zlib = new System.IO.Compression.ZLibStream(packed, System.IO.Compression.CompressionMode.Compress))
            zlib.Write([0, .. sample]);
        byte[] png =
        [
            0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A,
            .. PngChunks.Chunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, colourType, 0, 0, 0]),
            .. more.SelectMany(chunk => PngChunks.Chunk(chunk.Type, chunk.Data)),
            .. PngChunks.Chunk("IDAT", packed.ToArray()),
            .. PngChunks.Chunk("IEND", []),
        ];
        return PictureFile.Decode(png, "pixel.png").Pixels.ToArray();
    }

    private static string Refusal(ReadOnlySpan<byte> content, string name)
    {
        try
        {
            PictureFile.Decode(content, name);
        }
        catch (PictureException error)
        {
            return error.Message;
        }

        throw new InvalidOperationException($"{content.Length} bytes were taken as a picture.");
    }

    private static async Task<string> FileRefusalAsync(string path) => (await Assert.ThrowsAsync<PictureException>(
        () => PictureFile.ReadAsync(path, null, TimeProvider.System, default))).Message;

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private static async Task FfmpegAsync(params string[] words)
    {
        using var child = System.Diagnostics.Process.Start("ffmpeg", ["-nostdin", "-v", "error", .. words]);
        await child.WaitForExitAsync();
        Assert.Equal(0, child.ExitCode);
    }
}
