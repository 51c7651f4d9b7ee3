// Lays pictures into a detector's input as its manifest asks: scaled, in its order and type of numbers, with the motion
// plane where it wants one. Bytes in our own order go straight into the tensor's memory.
using EdgeAgent.Models.Manifests;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Models.Footfall.Detectors;

/// <summary>The input of one detector for pictures of one size. A call allocates nothing.</summary>
internal sealed class PersonInput
{
    private const int LongerSideIfUnsaid = 512;
    private const int Grid = 32;
    private const byte Grey = 114;

    private readonly ModelInput _form;
    private readonly PictureScaler _scaler;
    private readonly MotionPlane? _motion;
    private readonly byte[] _bytes;
    private readonly bool _direct;

    /// <summary>Plans the way of pictures of a size.</summary>
    public PersonInput(ModelManifest manifest, int width, int height)
    {
        _form = manifest.Input;
        Letterbox = Fit(manifest, width, height);
        _scaler = new PictureScaler(width, height, Letterbox.ContentWidth, Letterbox.ContentHeight);
        if (_form.Channels.Contains(PixelChannel.Motion)) _motion = new MotionPlane(Letterbox.Width, Letterbox.Height);
        _direct = _form is { Type: TensorType.UInt8, Layout: TensorLayout.Nhwc }
            && _form.Channels.SequenceEqual(
                [PixelChannel.Red, PixelChannel.Green, PixelChannel.Blue, PixelChannel.Motion]);
        _bytes = _direct ? [] : new byte[Letterbox.Width * Letterbox.Height * 4];
        PictureSize = (width, height);
    }

    /// <summary>Where the picture lies in the input.</summary>
    public Letterbox Letterbox { get; }

    /// <summary>Size of the pictures, pixels.</summary>
    public (int Width, int Height) PictureSize { get; }

    /// <summary>The part of the picture that moves, 0 to 1; 0 without a motion plane.</summary>
    public float Moving => _motion?.MovingPart ?? 0;

    /// <summary>The next picture is the first of a new scene.</summary>
    public void Reset() => _motion?.Reset();

    /// <summary>Writes a picture into the model's input.</summary>
    public void Fill(PictureView picture, OnnxRun run)
    {
        var (width, height, channels) = (Letterbox.Width, Letterbox.Height, _form.Channels.Count);
        Span<long> shape = _form.Layout == TensorLayout.Nhwc
            ? [1, height, width, channels]
            : [1, channels, height, width];
        if (_direct)
        {
            FillBytes(picture, run.Input<byte>(_form.Name, shape).Span);
            return;
        }

        FillBytes(picture, _bytes);
        if (_form.Type == TensorType.UInt8) Convert(run.Input<byte>(_form.Name, shape).Span);
        else Convert(run.Input<float>(_form.Name, shape).Span);
    }

    private static Letterbox Fit(ModelManifest manifest, int width, int height)
    {
        if (manifest.Input is { Width: { } fixedWidth, Height: { } fixedHeight })
            return Letterbox.Into(width, height, fixedWidth, fixedHeight);
        var scale = (manifest.LongerSide ?? LongerSideIfUnsaid) / (double)Math.Max(width, height);
        return Letterbox.Into(width, height, Up(width * scale), Up(height * scale));
    }

    private static int Up(double side) => Math.Max(1, (int)Math.Ceiling(side / Grid - 1e-6)) * Grid;

    private void FillBytes(PictureView picture, Span<byte> pixels)
    {
        var target = new PictureTarget(pixels, Letterbox.Width, Letterbox.Height, 4);
        if (Letterbox.ContentWidth != Letterbox.Width || Letterbox.ContentHeight != Letterbox.Height) target.Fill(Grey);
        _scaler.Scale(picture, target.Part(0, 0, Letterbox.ContentWidth, Letterbox.ContentHeight));
        _motion?.Fill(pixels);
    }

    private void Convert(Span<byte> tensor)
    {
        for (var channel = 0; channel < _form.Channels.Count; channel++)
        {
            var from = _bytes.AsSpan((int)_form.Channels[channel]);
            for (var (i, at) = (0, Start(channel)); i < from.Length; i += 4, at += Step) tensor[at] = from[i];
        }
    }

    private void Convert(Span<float> tensor)
    {
        for (var channel = 0; channel < _form.Channels.Count; channel++)
        {
            var (mean, scale) = (_form.MeanOf(channel), _form.ScaleOf(channel));
            var from = _bytes.AsSpan((int)_form.Channels[channel]);
            for (var (i, at) = (0, Start(channel)); i < from.Length; i += 4, at += Step)
                tensor[at] = (from[i] - mean) * scale;
        }
    }

    private int Start(int channel) =>
        _form.Layout == TensorLayout.Nhwc ? channel : channel * Letterbox.Width * Letterbox.Height;

    private int Step => _form.Layout == TensorLayout.Nhwc ? _form.Channels.Count : 1;
}
