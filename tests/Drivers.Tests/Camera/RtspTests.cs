// A real RTSP stream through the real ffmpeg: every frame, both transports, both logins, and all that goes wrong.
using EdgeAgent.Drivers.Camera;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera;

[Collection(RealStreams.Name)]
public sealed class RtspTests : IDisposable
{
    private readonly TestClip _clips = new();

    public void Dispose() => _clips.Dispose();

    [FfmpegFact]
    public async Task Every_picture_of_a_stream_over_tcp_arrives_in_order_and_as_it_was_sent()
    {
        var path = await _clips.H264Async(60);
        await using var server = RtspServer.Start(H264Clip.Read(path));
        await using var rig = CameraRig.At(server.Address).Start();

        var fault = await rig.FaultAsync();
        Assert.Contains("ended its stream after 60 frames", fault.Message, StringComparison.Ordinal);
        Assert.Equal(await MarksAsync(path), rig.Host.Frames.Select(frame => frame.Mark));
        Assert.Equal(Enumerable.Range(0, 60).Select(number => (long)number), rig.Host.Frames.Select(f => f.Number));
        Assert.Contains(server.Requests, line => line.Contains("interleaved", StringComparison.Ordinal));
    }

    [FfmpegFact]
    public async Task A_stream_over_udp_arrives()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(30)), new() { Speed = 1, Repeat = true });
        await using var rig = CameraRig.Real(
            CameraRig.At(server.Address).Options with { Transport = Drivers.Camera.Sources.RtspTransport.Udp }).Start();

        await rig.FramesAsync(10);
        Assert.Contains(server.Requests, line => line.Contains("client_port", StringComparison.Ordinal));
    }

    [FfmpegFact]
    public Task A_camera_behind_a_digest_login_is_opened() => OpensAsync(digest: true);

    [FfmpegFact]
    public Task A_camera_behind_a_basic_login_is_opened() => OpensAsync(digest: false);

    [FfmpegFact]
    public async Task A_wrong_login_is_a_sentence_without_the_login()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(5)), new() { Login = new StreamLogin(CameraRig.User, "another") });
        await using var rig = CameraRig.At(server.Address, login: true).Start();

        var fault = await rig.FaultAsync();
        var name = server.Address.Replace("live/main", "…", StringComparison.Ordinal);
        Assert.Equal(
            $"The camera at {name} refuses the login (401): check `user` and `password`.", fault.Message);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [FfmpegFact]
    public async Task A_wrong_path_is_a_sentence()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(5)), new() { Refusal = "404 Stream Not Found" });
        await using var rig = CameraRig.At(server.Address).Start();

        Assert.Contains("knows no such stream (404)", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_camera_that_does_not_listen_is_a_sentence()
    {
        var server = RtspServer.Start(H264Clip.Read(await _clips.H264Async(5)));
        var address = server.Address;
        await server.DisposeAsync();
        await using var rig = CameraRig.At(address).Start();

        Assert.Contains("accepts no connections", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_stream_that_changes_its_size_in_flight_is_noticed_and_comes_anew()
    {
        var path = await _clips.H264Async(20);
        await using var server = RtspServer.Start(H264Clip.Read(path), new() { Speed = 2, Repeat = true });
        await using var rig = CameraRig.At(server.Address).Start();
        await rig.FramesAsync(5);
        server.Clip = H264Clip.Read(await _clips.H264Async(20, 240, 320, "tall.h264"));

        var fault = await rig.FaultAsync();
        Assert.Contains("from 320x240 to 240x320", fault.Message, StringComparison.Ordinal);
        // Not one picture of the second clip was taken for one of the first.
        Assert.Subset((await MarksAsync(path)).ToHashSet(), rig.Host.Frames.Select(frame => frame.Mark).ToHashSet());

        await using var again = CameraRig.At(server.Address).Start();
        await again.FramesAsync(5);
        Assert.All(again.Host.Frames, frame => Assert.Equal((240, 320), (frame.Width, frame.Height)));
    }

    [FfmpegFact]
    public async Task A_camera_that_falls_silent_is_noticed()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(20)), new() { Speed = 2, Repeat = true });
        await using var rig = CameraRig.Real(
            CameraRig.At(server.Address).Options with { Stall = TimeSpan.FromSeconds(4) }).Start();
        await rig.FramesAsync(3);
        server.Silent = true;

        Assert.Contains("has sent no picture for 4 s", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(rig.Processes);
    }

    [FfmpegFact]
    public async Task A_stream_that_changes_its_codec_in_flight_is_noticed()
    {
        var clip = H264Clip.Read(await _clips.H264Async(20));
        var other = await _clips.MakeAsync(
            "other.h265", "-f", "lavfi", "-i", "testsrc=size=320x240:rate=10", "-frames:v", "20",
            "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error", "-f", "hevc");
        await using var server = RtspServer.Start(clip, new() { Speed = 2, Repeat = true });
        await using var rig = CameraRig.Real(
            CameraRig.At(server.Address).Options with { Stall = TimeSpan.FromSeconds(4) }).Start();
        await rig.FramesAsync(3);
        // The units of H.265 have other headers: to H.264 they are not pictures.
        server.Clip = H264Clip.Whole(other);

        Assert.Contains("has sent no picture for 4 s", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [SharedDataFact("vision/people/onebyone-1.mp4")]
    public async Task A_shared_clip_over_rtsp_gives_the_frames_of_the_file()
    {
        var path = await _clips.AsH264Async(SharedData.PathOf("vision/people/onebyone-1.mp4"));
        var expected = await MarksAsync(path);
        await using var server = RtspServer.Start(H264Clip.Read(path));
        await using var rig = CameraRig.At(server.Address).Start();

        await rig.FaultAsync();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, rig.Host.Frames.Select(frame => frame.Mark));
    }

    [FfmpegFact]
    public async Task A_codec_that_nobody_knows_is_a_sentence()
    {
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(20)), new() { Codec = "X-SECRET", Speed = 2, Repeat = true });
        await using var rig = CameraRig.Real(
            CameraRig.At(server.Address).Options with { Stall = TimeSpan.FromSeconds(1) }).Start();

        Assert.Contains("set to H.264, H.265 or MJPEG", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_camera_that_sends_rubbish_is_a_fault()
    {
        var clip = H264Clip.Read(await _clips.H264Async(10));
        // It announces a right stream, and then sends another.
        await using var server = RtspServer.Start(clip with { Pictures = [clip.Pictures[0], .. Rubbish(clip)] });
        await using var rig = CameraRig.At(server.Address).Start();

        await rig.FaultAsync();
        Assert.Empty(rig.Processes);
    }

    [FfmpegFact]
    public async Task Region_width_and_rate_are_held()
    {
        await using var server = RtspServer.Start(H264Clip.Read(await _clips.H264Async(100)));
        await using var rig = CameraRig.Real(CameraRig.At(server.Address).Options with
        {
            Region = new RegionOfInterest(0.5, 0, 0.5, 0.5),
            Width = 80,
            FrameRate = 2,
        }).Start();

        await rig.FaultAsync();
        Assert.All(rig.Host.Frames, frame => Assert.Equal((80, 60), (frame.Width, frame.Height)));
        Assert.Equal(20, rig.Host.Frames.Count);
    }

    [FfmpegFact]
    public async Task A_probe_says_what_the_camera_sends()
    {
        await using var server = RtspServer.Start(H264Clip.Read(await _clips.H264Async(20)));
        await using var rig = CameraRig.At(server.Address);

        var report = await rig.ProbeAsync();
        Assert.True(report.Reachable, report.Summary);
        Assert.Contains(KeyValuePair.Create("codec", "h264"), report.Facts);
        Assert.Contains(KeyValuePair.Create("camera's picture", "320x240"), report.Facts);
        Assert.Empty(rig.Processes);
    }

    private static IEnumerable<IReadOnlyList<byte[]>> Rubbish(H264Clip clip)
    {
        var random = new Random(1);
        foreach (var units in clip.Pictures)
        {
            var bytes = new byte[units.Sum(unit => unit.Length)];
            random.NextBytes(bytes);
            yield return [bytes];
        }
    }

    private static async Task<List<int>> MarksAsync(string path)
    {
        var marks = new List<int>();
        using var file = await Drivers.Camera.Frames.VideoFile.OpenAsync(path, CancellationToken.None);
        while (file.Read())
        {
            var mark = new HashCode();
            mark.AddBytes(file.Rgb.Span);
            marks.Add(mark.ToHashCode());
        }

        return marks;
    }

    // The login holds every character that an address or a script could trip over.
    private async Task OpensAsync(bool digest)
    {
        var login = new StreamLogin(CameraRig.User, CameraRig.Password, digest);
        await using var server = RtspServer.Start(
            H264Clip.Read(await _clips.H264Async(20)), new() { Login = login, Speed = 2, Repeat = true });
        await using var rig = CameraRig.At(server.Address, login: true).Start();
        await rig.FramesAsync(3);

        Assert.Contains(
            server.Requests,
            line => line.StartsWith($"Authorization: {(digest ? "Digest" : "Basic")}", StringComparison.Ordinal));
        Assert.NotEmpty(rig.Processes);
        foreach (var id in rig.Processes)
        {
            var shown = Children.Read(id, "cmdline") + Children.Read(id, "environ");
            foreach (var secret in new[] { CameraRig.Password, Uri.EscapeDataString(CameraRig.Password), "us%20er" })
                Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
            Assert.DoesNotContain("live/main", shown, StringComparison.Ordinal);
        }
    }
}
