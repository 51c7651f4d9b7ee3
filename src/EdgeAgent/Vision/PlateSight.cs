// Number plates on one camera: reads so many frames a second, lets the frames of one passage vote, and tells each
// passage
// as a camera that reads by itself would.
using System.Globalization;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Plates;
using EdgeAgent.Models.Plates.Voting;

namespace EdgeAgent.Vision;

/// <summary>Reads plates off frames.</summary>
internal sealed class PlateSight : ISight
{
    private readonly PlateRecognizer _recognizer;
    private readonly PlateOptions _options;
    private readonly PlateVoting _voting;
    private readonly PlateSightOptions _sight;
    private readonly StillnessGate _gate = new();
    private string? _run;
    private DateTimeOffset _last = DateTimeOffset.MinValue;

    /// <summary>Loads the models.</summary>
    /// <exception cref="OnnxException">ONNX Runtime or a model is missing or damaged; the message says
    /// which.</exception>
    public PlateSight(OnnxLibrary library, PlateSightOptions sight)
    {
        _sight = sight;
        _recognizer = PlateRecognizer.Load(library);
        _options = new PlateOptions
        {
            Region = sight.Region,
            LeastWidth = sight.MinimumWidth,
            Masks = sight.Masks,
        };
        _voting = new PlateVoting(new PlateVotingOptions { Confidence = sight.Confidence });
    }

    /// <inheritdoc/>
    public void Look(in KeptFrame frame, ICollection<Observation> seen)
    {
        // A clock that was set back must not blind the camera until it has caught up.
        var since = frame.Time - _last;
        if (since >= TimeSpan.Zero && since.TotalSeconds < 1 / _sight.Rate) return;
        _last = frame.Time;
        if (!_gate.Opens(frame.Picture, frame.Time)) return;
        _run ??= frame.Time.UtcTicks.ToString("x", CultureInfo.InvariantCulture);
        Tell(_voting.Add(frame.Time, _recognizer.Recognise(frame.Picture, _options)), frame.ClockEstimated, seen);
    }

    /// <inheritdoc/>
    public void Idle(DateTimeOffset now, ICollection<Observation> seen) =>
        Tell(_voting.Add(now > _last ? now : _last, []), clockEstimated: false, seen);

    /// <inheritdoc/>
    public void Dispose() => _recognizer.Dispose();

    private void Tell(IReadOnlyList<PlatePassage> passages, bool clockEstimated, ICollection<Observation> seen)
    {
        foreach (var passage in passages)
        {
            var state = passage.Step switch
            {
                PassageStep.Seen => PassageState.New,
                PassageStep.Better => PassageState.Update,
                _ => PassageState.Final,
            };
            seen.Add(new VehicleSeen(
                passage.Last, clockEstimated, $"{_run}-{passage.Id}", state, passage.Reading.Text, passage.Reading.Text,
                passage.Reading.Confidence, null)
            {
                Region = passage.Reading.Region,
                Lane = _sight.Lane,
                ReadByBox = true,
            });
        }
    }
}
