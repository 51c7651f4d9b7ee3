// A second look at one find, cut out of the full picture at the size that the detector sees best: it settles whether a
// plate is there, and where exactly its corners are. Costs a tenth of a look at the whole picture.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Models.Plates.Finding;

/// <summary>Looks at single finds.</summary>
/// <param name="session">The detector.</param>
/// <param name="manifest">What it says about itself.</param>
internal sealed class CloseLook(OnnxSession session, DetectorManifest manifest) : IDisposable
{
    private const int Width = 192;
    private const int Height = 128;

    /// <summary>The plate is to be so large in the cut: within what is trained, and with room around it.</summary>
    private const float PlateWidth = 88;
    private const float PlateHeight = 40;

    /// <summary>Less than this is not looked for.</summary>
    private const float Faintest = 0.05f;

    private readonly OnnxRun _run = session.Prepare();
    private readonly List<PlateDetection> _seen = [];

    /// <summary>Looks at a find again.</summary>
    /// <returns>The same plate with better corners and the new score; score 0 where nothing is there any
    /// more.</returns>
    public PlateDetection Look(PictureView picture, PlateDetection find)
    {
        var box = find.Box;
        var scale = Math.Max(box.Width / PlateWidth, box.Height / PlateHeight);
        var region = new PixelBox(
            box.Centre.X - (Width * scale / 2), box.Centre.Y - (Height * scale / 2), Width * scale, Height * scale);
        var input = _run.Input<byte>("x", 1, Height, Width, 3);
        new PictureScaler(picture.Width, picture.Height, region, Width, Height)
            .Scale(picture, new PictureTarget(input.Span, Width, Height));
        _run.Execute();
        var score = _run.Output<float>("score");
        var head = new CornerHead(
            (int)score.Shape[1], (int)score.Shape[2], score.Span, _run.Output<float>("corners").Span, manifest.Stride);
        _seen.Clear();
        head.AddPeaks(Faintest, scale, new PixelPoint(region.X, region.Y), _seen);
        var best = find with { Score = 0 };
        foreach (var seen in _seen)
            if (seen.Score > best.Score && seen.Box.Overlap(box) > 0.2f) best = seen;
        return best;
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();
}
