// A file or a folder of pictures, read by the real ffmpeg: every frame, in order, none dropped.
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Streams;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Camera.Frames;

public sealed class VideoFileTests : IDisposable
{
    private readonly TestClip _clip = new();

    public void Dispose() => _clip.Dispose();

    [FfmpegFact]
    public async Task Every_frame_of_a_file_comes_once_and_in_order()
    {
        using var file = await VideoFile.OpenAsync(await _clip.NumberedAsync(100), CancellationToken.None);

        Assert.Equal(new VideoFacts("ffv1", 64, 48, 10, 100), file.Facts);
        Assert.Equal((64, 48, 0L), (file.Width, file.Height, file.Number));
        for (var frame = 0; frame < 100; frame++)
        {
            Assert.True(file.Read());
            Assert.Equal(frame + 1, file.Number);
            Assert.Equal((frame * 8 % 256, frame / 32, 77), (file.Rgb.Span[0], file.Rgb.Span[1], file.Rgb.Span[2]));
            Assert.Equal(64 * 48 * 3, file.Rgb.Length);
        }

        Assert.False(file.Read());
    }

    [FfmpegFact]
    public async Task Frames_of_uneven_times_are_neither_doubled_nor_dropped()
    {
        var path = await _clip.MakeAsync(
            "uneven.mkv", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=50", "-vf",
            "setpts=N*N/100/TB", "-fps_mode", "passthrough", "-frames:v", "40", "-c:v", "ffv1");
        using var file = await VideoFile.OpenAsync(path, CancellationToken.None);

        var frames = 0;
        while (file.Read()) frames++;
        Assert.Equal((40, 40L), (frames, file.Facts.Frames));
    }

    [FfmpegFact]
    public async Task A_folder_of_pictures_comes_in_the_order_of_names()
    {
        var clip = await _clip.NumberedAsync(5);
        await _clip.MakeAsync("%03d.JPG", "-i", clip, "-q:v", "2", "-f", "image2", "-c:v", "mjpeg");
        using var file = await VideoFile.OpenAsync(_clip.Folder, CancellationToken.None);

        var reds = new List<int>();
        while (file.Read()) reds.Add((file.Rgb.Span[0] + 4) / 8);
        Assert.Equal([0, 1, 2, 3, 4], reds);
    }

    [FfmpegFact]
    public async Task A_file_that_is_no_video_is_a_sentence()
    {
        var path = Path.Combine(_clip.Folder, "page.mp4");
        await File.WriteAllTextAsync(path, "<html>no video</html>");

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => VideoFile.OpenAsync(path, CancellationToken.None));
        Assert.Contains("is no video", fault.Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_missing_file_and_an_empty_folder_are_sentences()
    {
        var missing = await Assert.ThrowsAsync<DeviceFault>(
            () => VideoFile.OpenAsync("/nowhere/clip.mp4", CancellationToken.None));
        var empty = await Assert.ThrowsAsync<DeviceFault>(
            () => VideoFile.OpenAsync(_clip.Folder, CancellationToken.None));
        Assert.Contains("does not exist", missing.Message, StringComparison.Ordinal);
        Assert.Contains("holds no pictures", empty.Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_picture_bomb_is_refused()
    {
        var path = await _clip.MakeAsync(
            "bomb.png", "-f", "lavfi", "-i", "color=black:size=5000x4000:rate=1", "-frames:v", "1", "-pix_fmt", "gray");

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => VideoFile.OpenAsync(path, CancellationToken.None));
        Assert.Contains("more than the 16 megapixels", fault.Message, StringComparison.Ordinal);
    }

    [FfmpegFact]
    public async Task A_file_that_changes_its_size_is_a_fault_at_that_frame()
    {
        var path = Path.Combine(_clip.Folder, "change.h264");
        await using (var both = File.Create(path))
        {
            await both.WriteAsync(await File.ReadAllBytesAsync(await _clip.H264Async(5, 64, 48, "wide.h264")));
            await both.WriteAsync(await File.ReadAllBytesAsync(await _clip.H264Async(5, 48, 64, "tall.h264")));
        }

        using var file = await VideoFile.OpenAsync(path, CancellationToken.None);
        for (var frame = 0; frame < 5; frame++) Assert.True(file.Read());
        Assert.Throws<DeviceFault>(() => file.Read());
    }

    [FfmpegFact]
    public async Task A_reader_that_goes_early_leaves_no_child_behind()
    {
        var path = await _clip.NumberedAsync(300);
        using (var file = await VideoFile.OpenAsync(path, CancellationToken.None)) Assert.True(file.Read());

        await Until.True(() => Children.With(path).Count == 0);
    }
}
