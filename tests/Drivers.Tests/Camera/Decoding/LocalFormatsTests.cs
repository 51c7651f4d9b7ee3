// What a camera at this machine can take, out of ffmpeg's list.
using EdgeAgent.Drivers.Camera.Decoding;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Decoding;

public sealed class LocalFormatsTests
{
    [Fact]
    public void Each_format_is_listed_with_its_sizes_and_nothing_else_is()
    {
        var formats = new LocalFormats();
        formats.Hear("[video4linux2,v4l2 @ 0x5561] Raw       :     yuyv422 :           YUYV 4:2:2 : 640x480 1280x720");
        formats.Hear("[video4linux2,v4l2 @ 0x5561] Compressed:       mjpeg :          Motion-JPEG : 1920x1080");
        formats.Hear("/dev/video0: Immediate exit requested");

        Assert.Equal(["yuyv422: 640x480 1280x720", "mjpeg: 1920x1080"], formats.Found);
    }
}
