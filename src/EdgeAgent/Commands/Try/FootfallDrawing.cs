// Writes pictures that show an installer what the box sees: boxes, names of tracks, lines and zones.
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Commands.Try;

/// <summary>Draws frames into a folder.</summary>
/// <param name="folder">Is made where it is missing.</param>
/// <param name="call">The lines and zones.</param>
/// <param name="every">Every so many frames one is written, whatever happens in it.</param>
internal sealed class FootfallDrawing(string folder, FootfallCall call, int every)
{
    /// <summary>Writes a frame, if it is its turn or somebody crosses a line.</summary>
    public async Task DrawAsync(
        Picture picture, long frame, PeopleCounter counter, FootfallSight sight, CancellationToken stop)
    {
        if (counter.Crossings.Count == 0 && frame % Math.Max(1, every) != 1) return;
        Directory.CreateDirectory(folder);
        var canvas = new Canvas(picture);
        foreach (var zone in call.Zones) canvas.Polygon(Colour.Configured, 1, [.. zone.Corners]);
        foreach (var detection in sight.Found) canvas.Box(detection.Box, Colour.Doubtful, 1);
        foreach (var track in counter.Tracks)
        {
            if (!track.Confirmed || track.Missed > 0) continue;
            canvas.Box(track.Box, Colour.Of(track.Id));
            canvas.Label(new(track.Box.X, track.Box.Y), $"{track.Id}", Colour.Of(track.Id), 1);
        }

        for (var line = 0; line < call.Lines.Count; line++)
        {
            var (a, b) = (call.Lines[line].A, call.Lines[line].B);
            canvas.Line(a, b, Colour.Configured);
            canvas.Label(new((a.X + b.X) / 2, (a.Y + b.Y) / 2), $"{line + 1}", Colour.Configured, 1);
        }

        foreach (var crossing in counter.Crossings)
        {
            var at = call.Lines[crossing.Line].A;
            canvas.Label(at, $"{crossing.Track} {crossing.Direction.ToString().ToUpperInvariant()}", Colour.Found);
        }

        await PictureFile.WriteAsync(canvas.Picture, Path.Combine(folder, $"{frame:000000}.jpg"), stop);
    }
}
