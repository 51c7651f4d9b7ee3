// How loud a frame of sound is, as far as speech is concerned.
namespace EdgeAgent.Models.Speech.Endpointing;

/// <summary>
/// Level of frames after a pre-emphasis of 0.97, which takes out hum and rumble and lifts the hiss of a final "s".
/// Keeps the last sample from frame to frame.
/// </summary>
internal sealed class FrameLevel
{
    /// <summary>Samples of a frame: 10 ms.</summary>
    public const int FrameSamples = SpeechFormat.SampleRate / 100;

    /// <summary>The level of digital silence, in dB below full scale.</summary>
    public const double Silence = -90;

    private const double Emphasis = 0.97;
    private double _last;

    /// <summary>The level of the next frame, in dB below full scale: <see cref="Silence"/> to about 0.</summary>
    /// <param name="frame">Not empty.</param>
    public double Next(ReadOnlySpan<short> frame)
    {
        var (sum, last) = (0.0, _last);
        foreach (var sample in frame)
        {
            var lifted = sample - (Emphasis * last);
            sum += lifted * lifted;
            last = sample;
        }

        _last = last;
        var power = sum / frame.Length / (short.MaxValue * (double)short.MaxValue);
        return Math.Max(Silence, 10 * Math.Log10(power + 1e-12));
    }
}
