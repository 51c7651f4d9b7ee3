// Changes a sample rate by a ratio of whole numbers: a windowed sinc, cut off below the lower of the two halves, its
// taps laid out phase by phase.
using System.Runtime.Intrinsics;

namespace EdgeAgent.VoicePicking.Speaking;

/// <summary>From one rate to another. Immutable; safe for use from several threads.</summary>
internal sealed class Resampler
{
    /// <summary>Zero crossings of the sinc on each side.</summary>
    private const int Wings = 12;

    /// <summary>Taps are worked on so many at a time.</summary>
    private const int Lanes = 8;

    /// <summary>Of the lower Nyquist frequency, what passes.</summary>
    private const double Passed = 0.92;

    private readonly int _up;
    private readonly int _down;
    private readonly int _taps;
    private readonly float[] _phases;

    /// <summary>Lays out the taps.</summary>
    /// <param name="from">Samples a second of the input.</param>
    /// <param name="to">Samples a second of the output.</param>
    public Resampler(int from, int to)
    {
        var common = GreatestCommonDivisor(from, to);
        (_up, _down) = (to / common, from / common);
        var cutoff = Passed * Math.Min(1.0, (double)to / from);
        var reach = Wings / cutoff;
        _taps = (2 * (int)Math.Ceiling(reach) + Lanes - 1) / Lanes * Lanes;
        _phases = new float[_up * _taps];
        for (var phase = 0; phase < _up; phase++)
        {
            var row = _phases.AsSpan(phase * _taps, _taps);
            var sum = 0.0;
            for (var tap = 0; tap < _taps; tap++)
            {
                var distance = tap - (_taps / 2) + 1 - ((double)phase / _up);
                row[tap] = (float)(Sinc(distance * cutoff) * Window(distance / reach));
                sum += row[tap];
            }

            foreach (ref var tap in row) tap = (float)(tap / sum);
        }
    }

    /// <summary>Resamples a whole sound.</summary>
    public short[] Run(ReadOnlySpan<short> input)
    {
        if (_up == _down) return input.ToArray();
        var half = _taps / 2;
        var padded = new float[input.Length + (2 * _taps)];
        for (var index = 0; index < input.Length; index++) padded[index + half] = input[index];
        var output = new short[(int)((long)input.Length * _up / _down)];
        for (var index = 0; index < output.Length; index++)
        {
            var position = (long)index * _down;
            var row = _phases.AsSpan((int)(position % _up) * _taps, _taps);
            var sum = Dot(row, padded.AsSpan((int)(position / _up) + 1, _taps));
            output[index] = (short)Math.Clamp(MathF.Round(sum), short.MinValue, short.MaxValue);
        }

        return output;
    }

    private static float Dot(ReadOnlySpan<float> taps, ReadOnlySpan<float> samples)
    {
        var sum = Vector256<float>.Zero;
        for (var tap = 0; tap < taps.Length; tap += Lanes)
            sum += Vector256.Create(taps.Slice(tap, Lanes)) * Vector256.Create(samples.Slice(tap, Lanes));
        return Vector256.Sum(sum);
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Window(double x) => Math.Abs(x) >= 1 ? 0 : 0.5 + (0.5 * Math.Cos(Math.PI * x));

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
