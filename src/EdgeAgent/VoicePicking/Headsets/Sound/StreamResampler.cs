// Brings a stream of sound to 16,000 samples a second, mono: the mean of the channels, then a windowed sinc whose
// cut-off lies below half of the lower rate, so that nothing folds back into speech. State goes on from piece to
// piece.
namespace EdgeAgent.VoicePicking.Headsets.Sound;

/// <summary>One stream's resampler. For one thread.</summary>
internal sealed class StreamResampler
{
    private const int ZeroCrossings = 12;
    private const int Phases = 64;

    private readonly SoundFormat _from;
    private readonly float[] _kernel;
    private readonly int _half;
    private readonly double _step;
    private readonly List<float> _past = [];
    private double _at;

    /// <summary>Makes a resampler for a form of sound that can be taken.</summary>
    public StreamResampler(SoundFormat from)
    {
        _from = from;
        _step = from.Rate / (double)SoundFormat.Wanted;
        var cut = 0.92 * Math.Min(1, 1 / _step);
        _half = (int)Math.Ceiling(ZeroCrossings / cut);
        _kernel = Kernel(_half, cut);
        _past.AddRange(new float[_half]);
        _at = _half;
    }

    /// <summary>Takes the next piece and adds what becomes of it to <paramref name="made"/>.</summary>
    /// <param name="samples">Interleaved where there are two channels.</param>
    /// <param name="made">Gets mono samples, 16,000 a second.</param>
    public void Add(ReadOnlySpan<short> samples, List<short> made)
    {
        for (var index = 0; index + _from.Channels <= samples.Length; index += _from.Channels)
            _past.Add(_from.Channels == 1 ? samples[index] : (samples[index] + samples[index + 1]) / 2f);
        while (_at + _half + 1 < _past.Count)
        {
            made.Add(Sample(_at));
            _at += _step;
        }

        var done = Math.Max(0, (int)_at - _half);
        _past.RemoveRange(0, done);
        _at -= done;
    }

    private short Sample(double at)
    {
        var first = (int)at - _half + 1;
        double sum = 0;
        for (var index = first; index <= first + 2 * _half - 1; index++)
        {
            var place = (index - at + _half) * Phases;
            var whole = (int)place;
            var weight = _kernel[whole] + ((_kernel[whole + 1] - _kernel[whole]) * (place - whole));
            sum += _past[index] * weight;
        }

        return (short)Math.Clamp(Math.Round(sum), short.MinValue, short.MaxValue);
    }

    // A sinc under a Hann window, tabled finely and read with straight lines in between; its weights sum to one.
    private static float[] Kernel(int half, double cut)
    {
        var kernel = new float[(2 * half * Phases) + 2];
        for (var index = 0; index < kernel.Length; index++)
        {
            var x = (index / (double)Phases) - half;
            var sinc = x == 0 ? cut : Math.Sin(Math.PI * cut * x) / (Math.PI * x);
            kernel[index] = Math.Abs(x) >= half ? 0 : (float)(sinc * (0.5 + (0.5 * Math.Cos(Math.PI * x / half))));
        }

        return kernel;
    }
}
