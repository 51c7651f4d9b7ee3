// JPEG pictures over HTTP through the real ffmpeg, and answers that are something else.
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera;

[Collection(RealStreams.Name)]
public sealed class MjpegTests : IDisposable
{
    private readonly TestClip _clips = new();

    public void Dispose() => _clips.Dispose();

    [FfmpegFact]
    public async Task Every_picture_arrives()
    {
        await using var server = MjpegServer.Showing(await PicturesAsync(12));
        await using var rig = CameraRig.At(server.Address).Start();

        Assert.Contains("ended its stream after 12 frames", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(0, 12), rig.Host.Frames.Select(frame => (frame.Red + 4) / 8));
    }

    [FfmpegFact]
    public async Task The_frame_rate_counts_arrivals()
    {
        await using var server = MjpegServer.Showing(await PicturesAsync(20));
        await using var rig = CameraRig.Real(CameraRig.At(server.Address).Options with { FrameRate = 2 }).Start();

        await rig.FaultAsync();
        // Two seconds of pictures, two a second; the last word is the machine's, which may be busy.
        Assert.InRange(rig.Host.Frames.Count, 2, 7);
        Assert.Equal(
            Enumerable.Range(0, rig.Host.Frames.Count).Select(number => (long)number),
            rig.Host.Frames.Select(frame => frame.Number));
    }

    [FfmpegFact]
    public async Task A_camera_behind_a_digest_login_is_opened()
    {
        await using var server = MjpegServer.Showing(
            await PicturesAsync(20), new StreamLogin(CameraRig.User, CameraRig.Password));
        await using var rig = CameraRig.At(server.Address, login: true).Start();

        await rig.FramesAsync(1);
    }

    [FfmpegFact]
    public async Task A_web_page_is_a_sentence()
    {
        await using var server = MjpegServer.Answering(
            "200 OK", $"<!DOCTYPE html><html><body>{new string('-', 5_000)}Log in</body></html>");
        await using var rig = CameraRig.At(server.Address).Start();

        Assert.Contains("answers, but not with a video", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_wrong_path_is_a_sentence()
    {
        await using var server = MjpegServer.Answering("404 Not Found", "nothing here");
        await using var rig = CameraRig.At(server.Address).Start();

        Assert.Contains("knows no such stream (404)", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_missing_login_is_a_sentence()
    {
        await using var server = MjpegServer.Showing(await PicturesAsync(1), new StreamLogin("a", "b"));
        await using var rig = CameraRig.At(server.Address).Start();

        Assert.Contains("asks for a login (401)", (await rig.FaultAsync()).Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_picture_bomb_is_refused()
    {
        var path = await _clips.MakeAsync(
            "bomb.jpg", "-f", "lavfi", "-i", "color=black:size=9000x6000:rate=1", "-frames:v", "1", "-c:v", "mjpeg");
        await using var server = MjpegServer.Showing([.. Enumerable.Repeat(await File.ReadAllBytesAsync(path), 3)]);
        await using var rig = CameraRig.At(server.Address).Start();

        var fault = await rig.FaultAsync();
        Assert.Contains("9000x6000 pixels, more than", fault.Message, StringComparison.Ordinal);
        Assert.Equal(RetryAdvice.NeedsPerson, fault.Retry);
    }

    [FfmpegFact]
    public async Task A_picture_that_is_cut_off_costs_no_more_than_itself()
    {
        var pictures = (await PicturesAsync(8)).ToList();
        pictures[3] = pictures[3][..(pictures[3].Length / 2)];
        await using var server = MjpegServer.Showing(pictures);
        await using var rig = CameraRig.At(server.Address).Start();

        await rig.FaultAsync();
        Assert.Contains(7, rig.Host.Frames.Select(frame => (frame.Red + 4) / 8));
    }

    private async Task<IReadOnlyList<byte[]>> PicturesAsync(int count)
    {
        var clip = await _clips.NumberedAsync(count);
        await _clips.MakeAsync("%03d.jpg", "-i", clip, "-q:v", "2", "-f", "image2", "-c:v", "mjpeg");
        return [.. Directory.GetFiles(_clips.Folder, "*.jpg").Order().Select(File.ReadAllBytes)];
    }
}
