// One calibration of a channel that weighs: with nothing on it, then with a known mass; what it was before tells how
// far the tare has drifted. It is written when everything is known: one that is broken off changes nothing.
using EdgeAgent.Insights.Shelves;

namespace EdgeAgent.Commands.Devices;

/// <summary>What a calibration brought.</summary>
/// <param name="Calibration">What was written.</param>
/// <param name="Drift">
/// How far the tare has moved since the calibration before, in kg by that calibration; null = there was none, or the
/// tare was not taken.
/// </param>
/// <param name="Noise">The noise of a reading, in kg.</param>
internal sealed record CalibrationResult(Calibration Calibration, double? Drift, double Noise);

/// <summary>Steps of a calibration.</summary>
/// <param name="before">The calibration until now; null = none.</param>
/// <param name="time">The clock.</param>
internal sealed class CalibrationRun(Calibration? before, TimeProvider time)
{
    private const double SignalAtLeast = 10; // times the noise: less is a shelf that was touched, or no load at all

    private SteadyReading? _empty;

    /// <summary>Takes the reading with nothing on it.</summary>
    public void Empty(SteadyReading reading) => _empty = reading;

    /// <summary>
    /// How far the tare has moved since the calibration before, in kg; null = there was none in this unit.
    /// </summary>
    public double? Drift => _empty is { } empty && before is not null && before.Unit == empty.Unit
        ? before.Kilograms(empty.Middle)
        : null;

    /// <summary>A new tare alone: the span moves along with it, because load cells drift in their zero first.</summary>
    /// <returns>The outcome, or why there is none, as a sentence.</returns>
    public (CalibrationResult? Result, string? Problem) Tare()
    {
        if (before is null)
            return (
                null, "There is no calibration yet that a new tare could correct: give a known mass with --weight.");
        if (before.Unit != _empty!.Unit) return (null, OtherUnit());
        return Checked(before with
        {
            Tare = _empty.Middle,
            Span = before.Span + (_empty.Middle - before.Tare),
            Noise = _empty.Noise,
            Taken = time.GetUtcNow(),
        });
    }

    /// <summary>Takes the reading with a known mass on it; without an empty one the tare of before holds.</summary>
    /// <returns>The outcome, or why there is none, as a sentence.</returns>
    public (CalibrationResult? Result, string? Problem) Load(SteadyReading loaded, double kilograms)
    {
        if (_empty is null && before is null)
            return (null, "There is no tare yet: take it first, with nothing on the scale (--tare).");
        if (_empty is null && before!.Unit != loaded.Unit) return (null, OtherUnit());
        var noise = Math.Max(loaded.Noise, _empty?.Noise ?? 0);
        var tare = _empty?.Middle ?? before!.Tare;
        if (Math.Abs(loaded.Middle - tare) <= noise * SignalAtLeast)
            return (
                null,
                "The known mass hardly changed the reading: check that it lies on this scale, and that nothing moves.");
        return Checked(new Calibration(loaded.Unit, tare, loaded.Middle, kilograms, noise, time.GetUtcNow()));
    }

    private string OtherUnit() =>
        $"The calibration until now is for readings in `{before!.Unit}`, which this channel does not tell any more: take "
        + "it anew, with --tare and --weight.";

    private (CalibrationResult? Result, string? Problem) Checked(Calibration calibration)
    {
        if (calibration.Fault is { } fault)
            return (null, $"This makes no calibration: {fault}. Nothing was written.");
        var noise = Math.Abs((calibration.Noise ?? 0) * calibration.KilogramsPerUnit);
        return (new CalibrationResult(calibration, Drift, noise), null);
    }
}
