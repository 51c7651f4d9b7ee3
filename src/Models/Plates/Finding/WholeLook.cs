// One look of the detector at a whole picture, shrunk to one scale.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Models.Plates.Finding;

/// <summary>Looks at whole pictures. Its tensors are kept as long as the pictures' size stays the same.</summary>
/// <param name="session">The detector.</param>
/// <param name="manifest">What it says about itself.</param>
/// <param name="longest">Longer side of the shrunk picture, in pixels.</param>
internal sealed class WholeLook(OnnxSession session, DetectorManifest manifest, int longest) : IDisposable
{
    /// <summary>The shade beside the picture, as in training.</summary>
    private const byte Padding = 127;

    private readonly OnnxRun _run = session.Prepare();
    private (int Width, int Height) _size;
    private Letterbox _letterbox;
    private PictureScaler? _scaler;

    /// <summary>Adds what it takes for plates.</summary>
    public void AddTo(List<PlateDetection> found, PictureView picture, float threshold)
    {
        var scaler = Fit(picture);
        var input = _run.Input<byte>("x", 1, _letterbox.Height, _letterbox.Width, 3);
        var target = new PictureTarget(input.Span, _letterbox.Width, _letterbox.Height);
        scaler.Scale(picture, target.Part(0, 0, _letterbox.ContentWidth, _letterbox.ContentHeight));
        _run.Execute();
        var score = _run.Output<float>("score");
        var head = new CornerHead(
            (int)score.Shape[1], (int)score.Shape[2], score.Span, _run.Output<float>("corners").Span, manifest.Stride);
        head.AddPeaks(threshold, 1 / _letterbox.ScaleX, default, found);
    }

    /// <inheritdoc/>
    public void Dispose() => _run.Dispose();

    private PictureScaler Fit(PictureView picture)
    {
        if (_scaler is not null && _size == (picture.Width, picture.Height)) return _scaler;
        _size = (picture.Width, picture.Height);
        _letterbox = Letterbox.Within(picture.Width, picture.Height, longest);
        var input = _run.Input<byte>("x", 1, _letterbox.Height, _letterbox.Width, 3);
        new PictureTarget(input.Span, _letterbox.Width, _letterbox.Height).Fill(Padding);
        return _scaler = new PictureScaler(
            picture.Width, picture.Height, _letterbox.ContentWidth, _letterbox.ContentHeight);
    }
}
