// The device's own logic, without ffmpeg: pictures to frames, stalls, changes, ends.
using EdgeAgent.Drivers.Camera.Sources;
using EdgeAgent.Drivers.Options;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera;

public sealed class CameraDeviceTests
{
    private const string Incoming = "[graph 0 input from stream 0:0 @ 0x55d0] w:{0} h:{1} pixfmt:yuv420p tb:1/90000";

    [Fact]
    public async Task The_first_picture_makes_the_camera_ready_and_every_picture_is_a_frame()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Show(4, 2, 11);
        await rig.FramesAsync(1);
        rig.Time.Advance(TimeSpan.FromMilliseconds(40));
        rig.Decoder.Show(4, 2, 12);
        await rig.FramesAsync(2);

        Assert.Equal(1, rig.Host.ReadyCalls);
        Assert.Equal(
            [(0L, 4, 2, 11, 0), (1L, 4, 2, 12, 40)],
            rig.Host.Frames.Select(frame => (frame.Number, frame.Width, frame.Height, (int)frame.Red,
                (int)(frame.Time - rig.Host.Frames.First().Time).TotalMilliseconds)));
        await rig.UntilAsync(() => rig.Host.Counts.GetValueOrDefault("frames_total") == 2, "the count");
        Assert.Equal(24, rig.Host.Gauges["frame_bytes"]);
        Assert.Equal(1, rig.Host.Counts["decoder_starts_total"]);
    }

    [Fact]
    public async Task The_rate_of_frames_is_told_every_ten_seconds()
    {
        await using var rig = CameraRig.Scripted().Start();
        for (var frame = 1; frame <= 51; frame++)
        {
            rig.Decoder.Show(2, 2, 0);
            await rig.UntilAsync(() => rig.Host.Counts.GetValueOrDefault("frames_total") == frame, $"frame {frame}");
            rig.Time.Advance(TimeSpan.FromMilliseconds(200));
        }

        await rig.UntilAsync(() => rig.Host.Gauges.ContainsKey("frames_per_second"), "the rate");
        Assert.Equal(5.1, rig.Host.Gauges["frames_per_second"], 1);
    }

    [Fact]
    public async Task A_running_stream_without_a_picture_is_ended_after_its_stall_time()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Show(2, 2, 1);
        await rig.UntilAsync(() => rig.Host.Counts.ContainsKey("frames_total"), "a frame");
        rig.Time.Advance(TimeSpan.FromSeconds(7.5));
        Assert.False(rig.Decoder.Killed);
        rig.Time.Advance(TimeSpan.FromSeconds(2.5));

        var fault = await rig.FaultAsync();
        Assert.True(rig.Decoder.Killed);
        Assert.StartsWith("The camera at rtsp://10.0.0.7:554/… has sent no picture for 10 s", fault.Message);
        Assert.Equal(RetryAdvice.Usual, fault.Retry);
    }

    [Fact]
    public async Task The_first_picture_may_take_twice_as_long()
    {
        await using var rig = CameraRig.Scripted().Start();
        await rig.UntilAsync(() => rig.Decoder.Login is not null, "the start");
        await Task.Run(() => TestSupport.Until.True(() => rig.Time.PendingTimers > 0));
        rig.Time.Advance(TimeSpan.FromSeconds(17.5));
        Assert.False(rig.Decoder.Killed);
        rig.Time.Advance(TimeSpan.FromSeconds(2.5));

        var fault = await rig.FaultAsync();
        Assert.Contains("no picture for 20 s", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Host.ReadyCalls);
    }

    [Fact]
    public async Task A_stream_that_changes_its_size_in_flight_is_opened_anew()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Say(string.Format(null, Incoming, 1920, 1080));
        rig.Decoder.Show(2, 2, 1);
        await rig.FramesAsync(1);
        rig.Decoder.Say(string.Format(null, Incoming, 1920, 1080));
        rig.Decoder.Show(2, 2, 2);
        await rig.FramesAsync(2);
        rig.Decoder.Say(string.Format(null, Incoming, 1080, 1920));
        rig.Decoder.Show(2, 2, 3);

        var fault = await rig.FaultAsync();
        Assert.Contains("changed its pictures from 1920x1080 to 1080x1920", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, rig.Host.Frames.Count);
        Assert.True(rig.Decoder.Disposed);
    }

    [Fact]
    public async Task Rubbish_from_the_decoder_is_a_fault()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Write("This is not the ffmpeg you look for.\n"u8.ToArray());

        Assert.Contains("no picture", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.True(rig.Decoder.Disposed);
    }

    [Fact]
    public async Task A_stop_ends_the_decoder_and_is_no_fault()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Show(2, 2, 1);
        await rig.FramesAsync(1);
        await rig.StopAsync();

        Assert.True(rig.Decoder.Killed);
        Assert.True(rig.Decoder.Disposed);
    }

    [Fact]
    public async Task A_decoder_that_dies_is_a_fault_with_its_signal()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Show(2, 2, 1);
        rig.Decoder.EndWith(137);

        Assert.Contains("signal 9", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_camera_that_hangs_up_is_a_fault_with_its_last_words()
    {
        await using var rig = CameraRig.Scripted().Start();
        rig.Decoder.Show(2, 2, 1);
        rig.Decoder.EndWith(0, "[rtsp @ 0x1] CSeq 12 expected, 0 received.", "video:6750kB audio:0kB subtitle:0kB");

        Assert.EndsWith(
            "ended its stream after 1 frames (CSeq 12 expected, 0 received).", (await rig.FaultAsync()).Message);
    }

    [Fact]
    public async Task Frames_that_the_rate_leaves_out_are_numbered_too()
    {
        await using var rig = CameraRig.Scripted(CameraRig.Camera with { FrameRate = 5 }).Start();
        rig.Decoder.Say("  Stream #0:0: Video: h264 (High), yuv420p(progressive), 1920x1080, 25 fps, 25 tbr, 90k tbn");
        for (var frame = 1; frame <= 3; frame++)
        {
            rig.Decoder.Show(2, 2, 1);
            await rig.FramesAsync(frame);
            rig.Time.Advance(TimeSpan.FromMilliseconds(200));
        }

        Assert.Equal([0, 5, 10], rig.Host.Frames.Select(frame => frame.Number));
    }

    [Fact]
    public async Task A_file_that_is_played_once_rests_at_its_end()
    {
        await using var rig = CameraRig.Scripted(
            CameraRig.Camera with { Source = new FileSource("/clips/door.mp4"), Repeat = false }).Start();
        rig.Decoder.Show(2, 2, 1);
        rig.Decoder.EndWith(0);
        await rig.UntilAsync(() => !rig.Host.Notes.IsEmpty, "the note");
        await TestSupport.Until.TrueAsTimePasses(
            rig.Time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), () => rig.Host.AliveCalls >= 3);

        Assert.Equal(["The file /clips/door.mp4 was played to its end (1 frames)."], rig.Host.Notes);
        await rig.StopAsync();
    }

    [Fact]
    public async Task A_login_that_cannot_be_read_is_a_fault_before_anything_is_started()
    {
        await using var rig = CameraRig.Scripted(CameraRig.Camera with
        {
            User = new SecretReference("file", "user"),
            Password = new SecretReference("file", "missing"),
        }).Start();

        Assert.Contains("file:missing", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.Null(rig.Decoder.Login);
    }
}
