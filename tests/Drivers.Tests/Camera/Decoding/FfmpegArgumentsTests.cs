// How ffmpeg is called: what is secret goes through the pipe, what is not wanted is left out early.
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Camera.Decoding;
using EdgeAgent.Drivers.Camera.Sources;
using EdgeAgent.Drivers.Options;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Decoding;

public sealed class FfmpegArgumentsTests
{
    private static readonly CameraOptions Locked = CameraRig.Camera with
    {
        User = new SecretReference("file", "user"),
        Password = new SecretReference("file", "password"),
    };

    [Fact]
    public async Task The_login_and_the_address_stand_in_the_script_and_not_in_the_arguments()
    {
        await using var secrets = CameraRig.Scripted();
        var arguments = string.Join(' ', FfmpegArguments.Of(Locked));
        var script = FfmpegArguments.Script(Locked, CameraLogin.Reveal(Locked, secrets));

        Assert.DoesNotContain("10.0.0.7", arguments, StringComparison.Ordinal);
        Assert.DoesNotContain("t0ken", arguments, StringComparison.Ordinal);
        Assert.StartsWith(
            "ffconcat version 1.0\n"
            + "file 'rtsp://us%20er:se%3Acret%40%2F%27%C3%BC@10.0.0.7:554/live/main?token=t0ken'\n"
            + "option rtsp_transport 'tcp'\n",
            script);
    }

    [Fact]
    public async Task A_quote_in_the_address_cannot_leave_its_quotes()
    {
        await using var secrets = CameraRig.Scripted();
        var options = CameraRig.Camera with { Source = new NetworkSource(new Uri("rtsp://10.0.0.7/a'\nfile 'b")) };
        var script = FfmpegArguments.Script(options, CameraLogin.Reveal(options, secrets));

        Assert.Equal(2, script.Split('\n')[1].Count(letter => letter == '\''));
        Assert.Single(script.Split('\n'), line => line.StartsWith("file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_login_is_taken_out_of_everything_that_ffmpeg_says()
    {
        await using var secrets = CameraRig.Scripted();
        var login = CameraLogin.Reveal(Locked, secrets);

        Assert.Equal(
            "Impossible to open 'rtsp://…10.0.0.7/a'",
            login.OutOf("Impossible to open 'rtsp://us%20er:se%3Acret%40%2F%27%C3%BC@10.0.0.7/a'"));
        Assert.Equal("user … pw …", login.OutOf("user … pw se:cret@/'ü"));
    }

    [Fact]
    public void Region_width_and_rate_become_filters_in_the_cheapest_order() => Assert.Equal(
        "select='isnan(t)+isnan(prev_selected_t)+gte(t-prev_selected_t,0.18)+lt(t,prev_selected_t)',"
        + SizeGuard.Filter + ",crop=w=iw*0.5:h=ih*0.6:x=iw*0.25:y=ih*0.4,scale=w='min(640,iw)':h=-2:flags=bilinear",
        After("-vf", CameraRig.Camera with
        {
            Region = new RegionOfInterest(0.25, 0.4, 0.5, 0.6),
            Width = 640,
            FrameRate = 5,
        }));

    [Fact]
    public void Without_wishes_only_the_size_is_guarded() =>
        Assert.Equal(SizeGuard.Filter, After("-vf", CameraRig.Camera));

    [Theory]
    [InlineData(HardwareDecoding.Vaapi, "-hwaccel", "vaapi")]
    [InlineData(HardwareDecoding.V4l2m2m, "-c:v", "h264_v4l2m2m")]
    [InlineData(HardwareDecoding.Drm, "-hwaccel", "drm")]
    public void Hardware_decoding_is_asked_for_before_the_input(HardwareDecoding kind, string key, string value)
    {
        var arguments = FfmpegArguments.Of(CameraRig.Camera with { HardwareDecoding = kind }).ToList();
        Assert.Equal(value, arguments[arguments.IndexOf(key) + 1]);
        Assert.True(arguments.IndexOf(key) < arguments.IndexOf("-i"));
    }

    [Fact]
    public void A_local_camera_is_read_through_the_kernel() =>
        Assert.Equal("/dev/video2", After("-i", CameraRig.Camera with { Source = new LocalSource("/dev/video2") }));

    [Fact]
    public void What_is_asked_of_a_local_camera_stands_before_it() => Assert.Contains(
        "-f v4l2 -input_format mjpeg -video_size 1280x720 -i /dev/video2",
        string.Join(' ', FfmpegArguments.Of(CameraRig.Camera with
        {
            Source = new LocalSource("/dev/video2"),
            Capture = new CaptureOptions(1280, 720, CaptureFormat.Mjpeg),
        })),
        StringComparison.Ordinal);

    [Fact]
    public void A_network_camera_may_not_send_ffmpeg_to_a_file() => Assert.DoesNotContain(
        "file", After("-protocol_whitelist", CameraRig.Camera), StringComparison.Ordinal);

    private static string After(string key, CameraOptions options)
    {
        var arguments = FfmpegArguments.Of(options).ToList();
        return arguments[arguments.IndexOf(key) + 1];
    }
}
