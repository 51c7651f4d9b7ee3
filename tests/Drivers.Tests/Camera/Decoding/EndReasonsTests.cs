// ffmpeg's words become sentences that say what to do.
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Sources;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Decoding;

public sealed class EndReasonsTests
{
    [Theory]
    [InlineData("[rtsp @ 0x1] method DESCRIBE failed: 401 Unauthorized", "refuses the login", RetryAdvice.NeedsPerson)]
    [InlineData("pipe:0: Server returned 403 Forbidden (access denied)", "forbids this user", RetryAdvice.NeedsPerson)]
    [InlineData("[http @ 0x1] HTTP error 404 Not Found", "knows no such stream", RetryAdvice.NeedsPerson)]
    [InlineData("[rtsp @ 0x1] method SETUP failed: 453 Not Enough Bandwidth", "too many viewers", RetryAdvice.Slow)]
    [InlineData("[tcp @ 0x1] Connection failed: Connection refused", "accepts no connections", RetryAdvice.Usual)]
    [InlineData("[tcp @ 0x1] Failed to resolve hostname door: Name or", "a name that nobody knows", RetryAdvice.Usual)]
    [InlineData("Connection to tcp://10.0.0.7:554 failed: No route to host", "cannot be reached", RetryAdvice.Usual)]
    [InlineData("pipe:0: Invalid data found when processing input", "not with a video", RetryAdvice.Slow)]
    [InlineData("Device creation failed: -12.", "hardware-decoding: none", RetryAdvice.NeedsPerson)]
    public void A_known_reason_is_a_sentence_that_names_the_camera(string words, string expected, RetryAdvice retry)
    {
        var fault = EndReasons.Find(["Input #0", words, "Conversion failed!"], CameraRig.Camera, true, 0);

        Assert.NotNull(fault);
        Assert.StartsWith("The camera at rtsp://10.0.0.7:554/… ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", fault.Message, StringComparison.Ordinal);
        Assert.Equal(retry, fault.Retry);
    }

    [Theory]
    [InlineData("Cannot open video device /dev/video0: No such file or directory", "plug it in")]
    [InlineData("[video4linux2,v4l2 @ 0x1] Cannot open video device /dev/video0: Permission denied", "group `video`")]
    [InlineData("[video4linux2,v4l2 @ 0x1] ioctl(VIDIOC_STREAMON): Device or resource busy", "another program")]
    [InlineData("[video4linux2,v4l2 @ 0x1] Not a video capture device.", "takes no pictures")]
    public void A_local_camera_has_its_own_reasons(string words, string expected)
    {
        var camera = CameraRig.Camera with { Source = new LocalSource("/dev/video0") };
        var fault = EndReasons.Find([words], camera, false, 0);
        Assert.Contains(expected, fault?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_camera_that_asks_for_a_login_that_nobody_gave_says_so() => Assert.Contains(
        "asks for a login (401): name `user` and `password`",
        EndReasons.Find(["method DESCRIBE failed: 401 Unauthorized"], CameraRig.Camera, false, 0)?.Message,
        StringComparison.Ordinal);

    [Fact]
    public void Pictures_that_are_too_large_are_named_with_their_size()
    {
        var fault = EndReasons.Find(
            ["[mjpeg @ 0x1] [IMGUTILS @ 0x2] Picture size 12000x9000 exceeds specified max pixel count 16000000"],
            CameraRig.Camera, false, 0);

        Assert.Contains("12000x9000 pixels, more than the 16 megapixels", fault?.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault?.Retry);
    }

    [Fact]
    public void A_stream_that_ran_and_broke_off_is_no_web_page() => Assert.Null(
        EndReasons.Find(["Invalid data found when processing input"], CameraRig.Camera, false, 100));

    [Fact]
    public void The_last_reason_is_not_a_sum_of_ffmpeg() => Assert.Equal(
        "error while decoding MB 3 4",
        EndReasons.LastReason(
        [
            "[h264 @ 0x1] error while decoding MB 3 4", "video:6750kB audio:0kB subtitle:0kB other streams:0kB",
            "Input file #0 (pipe:0):", "  Total: 30 packets (30957 bytes) demuxed",
            "[AVIOContext @ 0x1] Statistics: 30957 bytes read, 0 seeks", "pipe:0: Input/output error",
        ]));
}
