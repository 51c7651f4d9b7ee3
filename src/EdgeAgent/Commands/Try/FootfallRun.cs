// Reads a video frame by frame and counts.
using EdgeAgent.Drivers.Camera.Frames;
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Footfall.Zones;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Commands.Try;

/// <summary>What was counted in a video.</summary>
/// <param name="Call">What was asked for.</param>
/// <param name="Crossings">All crossings, in the order of their frames.</param>
/// <param name="Visits">All visits that ended.</param>
/// <param name="Frames">Frames in the video.</param>
/// <param name="VideoRate">Frames a second as the video says.</param>
/// <param name="WorkRate">Frames a second that were worked on.</param>
/// <param name="Complete">False where the scene changed in between.</param>
internal sealed record FootfallResult(
    FootfallCall Call,
    IReadOnlyList<LineCrossing> Crossings,
    IReadOnlyList<ZoneVisit> Visits,
    long Frames,
    double VideoRate,
    double WorkRate,
    bool Complete);

/// <summary>One run over one video.</summary>
internal sealed class FootfallRun(FootfallCall call, FootfallSight sight, TimeProvider time, TextWriter error)
{
    /// <summary>For a file that does not say its own.</summary>
    private const double UsualRate = 10;

    private readonly List<LineCrossing> _crossings = [];
    private readonly List<ZoneVisit> _visits = [];
    private bool _warned;

    /// <summary>Reads the whole video.</summary>
    /// <exception cref="Drivers.DeviceFault">It can not be read.</exception>
    public async Task<FootfallResult> RunAsync(CancellationToken stop)
    {
        using var video = await VideoFile.OpenAsync(call.Video, stop);
        var videoRate = video.Facts.FramesPerSecond > 0 ? video.Facts.FramesPerSecond : UsualRate;
        var counter = new PeopleCounter(call.Lines, call.Zones, video.Height, sight.Tracking);
        var drawing = call.Draw is { } folder ? new FootfallDrawing(folder, call, (int)Math.Round(videoRate)) : null;
        var (worked, looked, complete, due) = (TimeSpan.Zero, 0L, true, 0.0);
        while (video.Read())
        {
            stop.ThrowIfCancellationRequested();
            if (call.Rate is { } rate)
            {
                if (video.Number - 1 < due) continue;
                due += Math.Max(1, videoRate / rate);
            }

            var start = time.GetTimestamp();
            sight.Look(new PictureView(video.Width, video.Height, video.Rgb.Span), (int)video.Number);
            counter.Update(
                sight.Found, DateTimeOffset.UnixEpoch.AddSeconds(video.Number / videoRate), video.Number,
                sight.SceneChanged);
            worked += time.GetElapsedTime(start);
            looked++;
            complete &= counter.Interruption == Interruption.None;
            _crossings.AddRange(counter.Crossings);
            _visits.AddRange(counter.Visits);
            Warn(counter, video.Height);
            if (drawing is not null)
            {
                var whole = new Picture(video.Width, video.Height, video.Rgb);
                await drawing.DrawAsync(whole, video.Number, counter, sight, stop);
            }
        }

        return new FootfallResult(
            call, [.. _crossings.OrderBy(it => it.Frame)], _visits, video.Number, videoRate,
            looked / Math.Max(1e-9, worked.TotalSeconds), complete);
    }

    /// <summary>Says once which lines lie so near to the lower edge that feet are cut off there.</summary>
    private void Warn(PeopleCounter counter, int height)
    {
        if (_warned || counter.Tracks.FirstOrDefault(it => it.Confirmed) is not { } somebody) return;
        _warned = true;
        foreach (var line in call.Lines)
        {
            if (line.IsAtEdge(somebody.Box.Height, height))
            {
                error.WriteLine(
                    $"The line {line.Name} lies within one person's height of the picture's lower edge: people are "
                    + "cut off there. Move it up if you can.");
            }
        }
    }
}
