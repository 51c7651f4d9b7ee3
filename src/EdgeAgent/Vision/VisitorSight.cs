// Visitors before one camera: looks at every frame it gets, and tells crossings and stays as a camera that counts by
// itself would.
using System.Globalization;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Detectors;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Footfall.Zones;
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Tracking;

namespace EdgeAgent.Vision;

/// <summary>Counts visitors on frames.</summary>
internal sealed class VisitorSight : ISight
{
    private readonly FootfallSightOptions _options;
    private readonly PersonDetector _detector;
    private readonly List<Detection> _found = [];
    private readonly string[] _lines;
    private readonly string[] _zones;
    private (PeopleCounter Counter, int Width, int Height)? _counting;
    private DateTimeOffset? _last;

    /// <summary>Loads the detector.</summary>
    /// <exception cref="OnnxException">ONNX Runtime or the model is missing or damaged; the message says
    /// which.</exception>
    /// <exception cref="Models.Manifests.ManifestException">The manifest does not fit its model.</exception>
    public VisitorSight(OnnxLibrary library, FootfallSightOptions options)
    {
        _options = options;
        _detector = PersonDetector.Load(
            library, options.Detector ?? Path.Combine(AppContext.BaseDirectory, "weights", "person-detector.json"));
        (_lines, _zones) = ([.. options.Lines.Keys], [.. options.Zones.Keys]);
    }

    /// <inheritdoc/>
    public void Look(in KeptFrame frame, ICollection<Observation> seen)
    {
        var counter = CounterFor(frame.Picture.Width, frame.Picture.Height);
        counter.Update(frame.Picture, frame.Time, frame.Number, _detector, _found);
        if (counter.Interruption != Interruption.None && _last is { } last && frame.Time > last)
            seen.Add(new SightLost(frame.Time, frame.ClockEstimated, frame.Time - last));
        _last = frame.Time;
        foreach (var crossing in counter.Crossings)
            seen.Add(new LineCrossed(
                crossing.Time, frame.ClockEstimated, _lines[crossing.Line], crossing.Direction == Direction.In,
                Name(crossing.Track)));
        foreach (var visit in counter.Visits)
            seen.Add(new ZoneVisited(
                visit.To, frame.ClockEstimated, _zones[visit.Zone], Name(visit.Track), visit.Dwell));
    }

    /// <inheritdoc/>
    public void Idle(DateTimeOffset now, ICollection<Observation> seen)
    {
        // Without frames there is nothing to tell: the next one shows how long the camera was away.
    }

    /// <inheritdoc/>
    public void Dispose() => _detector.Dispose();

    private static string Name(int track) => track.ToString(CultureInfo.InvariantCulture);

    // Lines and zones are shares of the picture: another size of frames makes another counter.
    private PeopleCounter CounterFor(int width, int height)
    {
        if (_counting is { } counting && counting.Width == width && counting.Height == height) return counting.Counter;
        var counter = new PeopleCounter(
            [.. _options.Lines.Select(line => new CountingLine(
                line.Key, Scale(line.Value.From), Scale(line.Value.To), line.Value.Anchor))],
            [.. _options.Zones.Select(zone => new Zone(
                zone.Key, [.. zone.Value.Corners.Select(Scale)], zone.Value.Staff))],
            height,
            _detector.Tune(PeopleCounter.Tracking));
        _counting = (counter, width, height);
        return counter;

        PixelPoint Scale(PixelPoint share) => new(share.X * width, share.Y * height);
    }
}
