// From a picture to the plates in it: find, look closely, straighten, read, and decide what is told.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates.Finding;
using EdgeAgent.Models.Plates.Formats;
using EdgeAgent.Models.Plates.Reading;

namespace EdgeAgent.Models.Plates;

/// <summary>
/// Recognises number plates with the project's own weights. It serves one camera and is to be used by one thread at a
/// time; several cameras take several of it.
/// </summary>
public sealed class PlateRecognizer : IDisposable
{
    /// <summary>Hardly any reading is surer than this.</summary>
    private const double SurestReading = 0.99;

    private readonly OnnxSession _detector;
    private readonly OnnxSession _reader;
    private readonly PlateFinder _plateFinder;
    private readonly PlateReader _plateReader;
    private readonly List<PlateDetection> _found = [];

    private PlateRecognizer(OnnxLibrary library, string weights)
    {
        var detector = PlateManifests.Detector(Path.Combine(weights, "plate-detector.json"));
        var reader = PlateManifests.Reader(Path.Combine(weights, "plate-reader.json"));
        _detector = library.Open(Path.Combine(weights, "plate-detector.onnx"));
        _reader = library.Open(Path.Combine(weights, "plate-reader.onnx"));
        _plateFinder = new PlateFinder(_detector, detector);
        var formats = PlateFormatTable.BuiltIn();
        _plateReader = new PlateReader(_reader, reader, new FormatPrior(formats));
        Regions = [.. formats.Regions.Select(region => region.Name)];
    }

    /// <summary>Regions whose formats are known.</summary>
    public IReadOnlyList<string> Regions { get; }

    /// <summary>Loads detector and reader.</summary>
    /// <param name="library">ONNX Runtime; it stays the caller's.</param>
    /// <param name="weights">The folder with the weights; by default the one beside the program.</param>
    /// <exception cref="OnnxException">A model is missing or damaged.</exception>
    /// <exception cref="InvalidDataException">A manifest is missing or wrong.</exception>
    public static PlateRecognizer Load(OnnxLibrary library, string? weights = null) =>
        new(library, weights ?? Path.Combine(AppContext.BaseDirectory, "weights"));

    /// <summary>Finds and reads all plates of a picture.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="options">What the installer says.</param>
    /// <returns>The plates, the surest one first; empty where there is none.</returns>
    public IReadOnlyList<SeenPlate> Recognise(PictureView picture, PlateOptions options)
    {
        _plateFinder.Find(picture, options, _found);
        if (_found.Count == 0) return [];
        List<SeenPlate> seen = [];
        foreach (var find in _found)
        {
            var needed = PlateDecision.NeededConfidence(find, options.Threshold);
            if (needed > SurestReading) continue;
            var reading = _plateReader.Read(picture, find.Corners, PlateCut.Found, options.Region, needed);
            if (PlateDecision.Tells(find, reading, options.Threshold))
                seen.Add(new SeenPlate(reading, find.Corners, find.Score));
        }

        return seen;
    }

    /// <summary>Reads a picture that is one plate, cut out tightly.</summary>
    /// <param name="crop">The plate.</param>
    /// <param name="region">Where it comes from; null where that is not known.</param>
    public PlateReading ReadCrop(PictureView crop, string? region) =>
        _plateReader.Read(
            crop, Quadrilateral.Of(new PixelBox(0, 0, crop.Width, crop.Height)), PlateCut.Whole, region, needed: 0);

    /// <inheritdoc/>
    public void Dispose()
    {
        _plateFinder.Dispose();
        _plateReader.Dispose();
        _detector.Dispose();
        _reader.Dispose();
    }
}
