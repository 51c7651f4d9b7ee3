// Frames out of a byte stream: whole, in order, into one buffer, and nothing else.
using System.Text;
using EdgeAgent.Drivers.Camera.Frames;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Frames;

public sealed class FrameReaderTests
{
    [Fact]
    public void Frames_come_in_order_with_their_size()
    {
        var reader = new FrameReader(Stream(Ppm(2, 1, 1), Ppm(2, 1, 2)), 100);

        Assert.True(reader.Read());
        Assert.Equal((2, 1, 1L), (reader.Width, reader.Height, reader.Count));
        Assert.Equal(Enumerable.Repeat((byte)1, 6), reader.Rgb.ToArray());
        Assert.True(reader.Read());
        Assert.Equal(Enumerable.Repeat((byte)2, 6), reader.Rgb.ToArray());
        Assert.False(reader.Read());
    }

    [Fact]
    public void Frames_that_come_in_crumbs_are_put_together()
    {
        var reader = new FrameReader(new CrumbStream([.. Ppm(3, 2, 7), .. Ppm(3, 2, 8)]), 100);

        Assert.True(reader.Read());
        Assert.True(reader.Read());
        Assert.Equal(Enumerable.Repeat((byte)8, 18), reader.Rgb.ToArray());
    }

    [Fact]
    public void A_frame_that_is_cut_off_is_not_shown()
    {
        var bytes = Ppm(4, 4, 9);
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(new FrameReader(Stream(bytes[..length]), 100).Read(), $"{length} bytes were a frame");
    }

    [Theory]
    [InlineData("P5\n2 1\n255\nxxxxxx")]
    [InlineData("P6\n2\n255\nxxxxxx")]
    [InlineData("P6\n2 1\n15\nxxxxxxx")]
    [InlineData("P6\n-2 1\n255\nxxxxxxx")]
    [InlineData("P6\n0 0\n255\nxxxxxxx")]
    [InlineData("<html>\n<head>\n<title>Login</title>")]
    [InlineData("one line of text that goes on and on")]
    public void What_is_no_picture_is_a_fault(string text)
    {
        var reader = new FrameReader(Stream(Encoding.ASCII.GetBytes(text)), 100);
        var fault = Assert.Throws<DeviceFault>(() => reader.Read());
        Assert.Contains("no picture", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Frames_that_change_their_size_are_never_misread()
    {
        var reader = new FrameReader(Stream(Ppm(4, 2, 1), Ppm(2, 4, 2)), 100);

        Assert.True(reader.Read());
        Assert.Contains(
            "changed their size", Assert.Throws<DeviceFault>(() => reader.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_frame_beyond_the_limit_is_refused_before_a_buffer_is_made()
    {
        var reader = new FrameReader(Stream(Encoding.ASCII.GetBytes("P6\n12000 9000\n255\n")), PictureLimit.Standard);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var fault = Assert.Throws<DeviceFault>(() => reader.Read());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Contains("12000x9000", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [Fact]
    public void Reading_a_frame_allocates_nothing()
    {
        var one = Ppm(64, 48, 3);
        var reader = new FrameReader(Stream([.. Enumerable.Repeat(one, 200)]), PictureLimit.Standard);
        Assert.True(reader.Read());
        Assert.True(reader.Read());

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var frame = 0; frame < 100; frame++) reader.Read();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Any_bytes_are_frames_or_a_fault_in_bounded_memory() =>
        Prop.ForAll<byte[], PositiveInt>((rubbish, at) =>
        {
            byte[] bytes = [.. Ppm(3, 2, 1), .. Ppm(3, 2, 2)];
            for (var index = 0; index < rubbish.Length; index++)
                bytes[(at.Get + index) % bytes.Length] = rubbish[index];
            var reader = new FrameReader(Stream(bytes), 1_000);
            try
            {
                while (reader.Read()) Assert.Equal(reader.Width * reader.Height * 3, reader.Rgb.Length);
            }
            catch (DeviceFault fault)
            {
                Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
            }

            Assert.InRange(reader.Rgb.Length, 0, 3_000);
        }).QuickCheckThrowOnFailure();

    private static MemoryStream Stream(params byte[][] frames) => new([.. frames.SelectMany(frame => frame)]);

    private static byte[] Ppm(int width, int height, byte value) =>
    [
        .. Encoding.ASCII.GetBytes($"P6\n{width} {height}\n255\n"),
        .. Enumerable.Repeat(value, width * height * 3),
    ];

    private sealed class CrumbStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 5)]);
    }
}
