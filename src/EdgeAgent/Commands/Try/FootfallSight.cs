// Who finds the people for `try footfall`: a net, or a file in which they stand.
using System.Runtime.InteropServices;
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Detectors;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Commands.Try;

/// <summary>Finds people frame by frame.</summary>
internal sealed class FootfallSight : IDisposable
{
    private readonly OnnxLibrary? _library;
    private readonly PersonDetector? _detector;
    private readonly ILookup<int, Detection>? _file;
    private readonly List<Detection> _found = [];

    private FootfallSight(OnnxLibrary? library, PersonDetector? detector, ILookup<int, Detection>? file) =>
        (_library, _detector, _file) = (library, detector, file);

    /// <summary>What was found in the last frame.</summary>
    public ReadOnlySpan<Detection> Found => CollectionsMarshal.AsSpan(_found);

    /// <summary>True where the last frame began a new scene.</summary>
    public bool SceneChanged => _detector?.SceneChanged ?? false;

    /// <summary>How a tracker is set for these detections.</summary>
    public TrackerOptions Tracking => _detector?.Tune(PeopleCounter.Tracking) ?? PeopleCounter.Tracking;

    /// <summary>Loads what a call asks for.</summary>
    /// <exception cref="OnnxException">The model can not be loaded.</exception>
    /// <exception cref="Models.Manifests.ManifestException">The manifest is wrong.</exception>
    public static FootfallSight Of(FootfallCall call)
    {
        if (call.Detections is { } path)
        {
            var rows = new List<MotRow>();
            foreach (var line in File.ReadLines(path))
            {
                if (MotRow.TryParse(line, out var row)) rows.Add(row);
            }

            var scale = ScoreScale.Of(rows.Select(it => it.Score));
            var frames = rows.ToLookup(it => it.Frame, it => new Detection(it.Box, scale[it.Score]));
            return new FootfallSight(null, null, frames);
        }

        var manifest = call.Detector ?? Path.Combine(AppContext.BaseDirectory, "weights", "person-detector.json");
        var library = OnnxLibrary.Load();
        try
        {
            return new FootfallSight(library, PersonDetector.Load(library, manifest), null);
        }
        catch
        {
            library.Dispose();
            throw;
        }
    }

    /// <summary>Looks at a frame.</summary>
    public void Look(PictureView picture, int frame)
    {
        _found.Clear();
        if (_detector is not null) _detector.Detect(picture, _found);
        else _found.AddRange(_file![frame]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _detector?.Dispose();
        _library?.Dispose();
    }
}
