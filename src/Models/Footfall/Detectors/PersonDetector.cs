// Finds people in pictures: our own net, or one that a chain brings along with a manifest.
using EdgeAgent.Models.Footfall.Detectors.Heads;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Manifests;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Models.Footfall.Detectors;

/// <summary>A person detector for one camera. Not for several threads at once; a call allocates nothing once the size
/// of the pictures is known.</summary>
public sealed class PersonDetector : IDisposable
{
    /// <summary>Boxes down to this part of the threshold help to place the surer ones.</summary>
    private const float LowestPart = 0.4f;

    /// <summary>Weaker detections than the threshold continue tracks, down to this part of it.</summary>
    private const float ContinuingPart = 0.7f;

    /// <summary>So much more of the picture than in the frame before never moves by people alone: the scene was cut, or
    /// the light went on. What fills the picture step by step is only near.</summary>
    private const float SceneCut = 0.5f;

    /// <summary>Of two boxes that overlap by more than this, the weaker is dropped where the manifest says nothing.
    /// </summary>
    private const float UsualOverlap = 0.2f;

    private readonly ModelManifest _manifest;
    private readonly OnnxSession _session;
    private readonly OnnxRun _run;
    private PersonInput? _input;
    private float _moving;

    private PersonDetector(ModelManifest manifest, OnnxSession session) =>
        (_manifest, _session, _run) = (manifest, session, session.Prepare());

    /// <summary>The least score of a person, as the manifest says, 0 to 1.</summary>
    public float Threshold => _manifest.Threshold;

    /// <summary>True where the last picture began a new scene.</summary>
    public bool SceneChanged { get; private set; }

    /// <summary>Loads a detector.</summary>
    /// <param name="library">The inference library.</param>
    /// <param name="manifest">The manifest; the model lies beside it, with <c>.onnx</c> for <c>.json</c>.</param>
    /// <exception cref="ManifestException">The manifest says something that makes no sense, or does not fit the model.
    /// </exception>
    /// <exception cref="OnnxException">The model can not be loaded.</exception>
    public static PersonDetector Load(OnnxLibrary library, string manifest)
    {
        var facts = ModelManifest.Read(manifest);
        var session = library.Open(Path.ChangeExtension(manifest, ".onnx"));
        try
        {
            var faults = facts.Check(session);
            if (faults.Count > 0) throw new ManifestException($"{manifest}: {string.Join(' ', faults)}");
            return new PersonDetector(facts, session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>How a tracker is set for this detector's scores.</summary>
    public TrackerOptions Tune(TrackerOptions options) => options with
    {
        HighScore = Threshold,
        BirthScore = Threshold,
        LowScore = Threshold * ContinuingPart,
    };

    /// <summary>Finds the people of the next picture.</summary>
    /// <param name="picture">Any size; where it changes, the scene is a new one.</param>
    /// <param name="found">Is emptied and filled, the surest first; boxes in the picture's pixels.</param>
    /// <exception cref="OnnxException">The model failed.</exception>
    public void Detect(PictureView picture, List<Detection> found)
    {
        found.Clear();
        SceneChanged = _input?.PictureSize != (picture.Width, picture.Height);
        if (_input is null || SceneChanged) _input = new PersonInput(_manifest, picture.Width, picture.Height);
        _input.Fill(picture, _run);
        if (_input.Moving - _moving > SceneCut)
        {
            SceneChanged = true;
            _input.Reset();
            _input.Fill(picture, _run);
        }

        _moving = _input.Moving;
        _run.Execute();
        var input = _input.Letterbox;
        Read(input, found);
        NonMaximumSuppression.Apply(found, _manifest.Overlap ?? UsualOverlap);
        for (var i = 0; i < found.Count; i++)
            found[i] = found[i] with { Box = Visible(input.ToPicture(found[i].Box), picture.Width, picture.Height) };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _run.Dispose();
        _session.Dispose();
    }

    private void Read(Letterbox input, List<Detection> found)
    {
        var (least, person) = (Threshold * LowestPart, _manifest.PersonClass);
        var size = (input.Width, input.Height);
        switch (_manifest.Head)
        {
            case ModelHead.CentreSides:
                CentreSidesHead.Read(Output("score"), Output("box"), _manifest.Stride ?? 8, least, found);
                break;
            case ModelHead.YoloV5:
                YoloHeads.ReadRows(Output(0), person, least, found);
                break;
            case ModelHead.YoloV8:
                YoloHeads.ReadColumns(Output(0), person, least, found);
                break;
            case ModelHead.NanoDet:
                NanoDetHead.Read(
                    Output(0), size, _manifest.Strides, Math.Max(1, _manifest.Classes.Count), person, least, found);
                break;
            case ModelHead.RtDetr when _session.Outputs.Count == 1:
                RtDetrHead.Read(Output(0), size, person, least, found);
                break;
            case ModelHead.RtDetr:
                var boxes = Output(0).Shape[2] == 4 ? 0 : 1;
                RtDetrHead.Read(Output(1 - boxes), Output(boxes), size, person, least, found);
                break;
            default:
                throw new InvalidOperationException($"The head {_manifest.Head} is not known here.");
        }
    }

    private HeadOutput Output(int index) => Output(_session.Outputs[index].Name);

    private HeadOutput Output(string name)
    {
        var tensor = _run.Output<float>(name);
        return new HeadOutput(tensor.Span, tensor.Shape);
    }

    private static PixelBox Visible(PixelBox box, int width, int height)
    {
        var (left, top) = (Math.Clamp(box.X, 0, width), Math.Clamp(box.Y, 0, height));
        return new PixelBox(
            left, top, Math.Clamp(box.Right, 0, width) - left, Math.Clamp(box.Bottom, 0, height) - top);
    }
}
