// Changes the sample rate by a bank of windowed sinc filters, one for each place that an output sample can have between
// two input samples (polyphase: R. Crochiere, L. Rabiner, "Multirate Digital Signal Processing", 1983, chapter 2;
// window: J. Kaiser, 1974).
using System.Numerics;

namespace EdgeAgent.Models.Speech.Audio;

/// <summary>
/// Converts a stream from one rate to another, block by block, with about 80 dB of attenuation beyond the lower rate's
/// half. It keeps what it needs of the past: one for each stream. Nothing is allocated once blocks have their size.
/// </summary>
public sealed class Resampler
{
    /// <summary>Zero crossings of the sinc on either side of its middle.</summary>
    private const int Crossings = 20;

    /// <summary>The share of the lower rate's half that passes unharmed.</summary>
    private const double Passband = 0.93;

    private const double KaiserBeta = 8;

    /// <summary>
    /// Rates that share no divisor need a filter for every output sample of a second; they get the nearest of so many.
    /// </summary>
    private const int MostPhases = 1024;

    private readonly int _up;
    private readonly int _down;
    private readonly int _phases;
    private readonly int _half;
    private readonly float[] _filters;
    private float[] _past;
    private int _held;
    private long _place;

    /// <summary>Makes a converter.</summary>
    /// <param name="from">Samples a second that come in, 4,000 to 384,000.</param>
    /// <param name="to">Samples a second that go out, in the same range.</param>
    public Resampler(int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, Recording.SlowestRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, Recording.FastestRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, Recording.SlowestRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Recording.FastestRate);
        var common = Divisor(from, to);
        (_up, _down) = (to / common, from / common);
        _phases = Math.Min(_up, MostPhases);
        var cutoff = Passband * Math.Min(1, to / (double)from);
        _half = (int)Math.Ceiling(Crossings / cutoff);
        _filters = Bank(_phases, _half, cutoff);
        // The first output sample lies on the first input sample: what was before it is silence.
        _past = new float[4 * _half];
        _held = _half - 1;
    }

    /// <summary>By how much the output lags behind the input.</summary>
    /// <param name="from">Samples a second that come in.</param>
    public TimeSpan Delay(int from) => TimeSpan.FromSeconds(_half / (double)from);

    /// <summary>The most samples that a block of so many gives.</summary>
    public int Most(int samples) => (int)(((long)samples + _half) * _up / _down) + 1;

    /// <summary>Converts the next block.</summary>
    /// <param name="block">-1 to 1.</param>
    /// <param name="output">Room for <see cref="Most"/> samples, -1 to 1 but for overshoots.</param>
    /// <returns>How many were written.</returns>
    public int Push(ReadOnlySpan<float> block, Span<float> output)
    {
        if (_held + block.Length > _past.Length) Array.Resize(ref _past, _held + block.Length);
        block.CopyTo(_past.AsSpan(_held));
        _held += block.Length;
        var written = 0;
        // _place counts input samples from the beginning of _past, in parts of 1/_up.
        for (; (_place / _up) + (2 * _half) <= _held; _place += _down)
        {
            var phase = (int)(_place % _up * _phases / _up);
            var filter = _filters.AsSpan(phase * 2 * _half, 2 * _half);
            output[written++] = Dot(filter, _past.AsSpan((int)(_place / _up), 2 * _half));
        }

        var done = (int)Math.Min(_held, _place / _up);
        _past.AsSpan(done, _held - done).CopyTo(_past);
        _held -= done;
        _place -= (long)done * _up;
        return written;
    }

    /// <summary>Converts a whole recording, without any delay.</summary>
    /// <param name="samples">-1 to 1; what is beyond is clipped.</param>
    /// <param name="from">Its samples a second.</param>
    /// <param name="to">Those that are wanted.</param>
    /// <returns>As many samples as last as long.</returns>
    public static short[] Convert(ReadOnlySpan<float> samples, int from, int to)
    {
        var result = new short[(int)Math.Round(samples.Length * (double)to / from)];
        var resampler = new Resampler(from, to);
        if (from == to)
        {
            for (var at = 0; at < result.Length; at++) result[at] = Round(samples[at]);
            return result;
        }

        float[] whole = [.. samples, .. new float[resampler._half]];
        var output = new float[resampler.Most(whole.Length)];
        var count = resampler.Push(whole, output);
        for (var at = 0; at < Math.Min(count, result.Length); at++) result[at] = Round(output[at]);
        return result;
    }

    /// <summary>The same of 16-bit samples.</summary>
    public static short[] Convert(ReadOnlySpan<short> samples, int from, int to)
    {
        var shares = new float[samples.Length];
        for (var at = 0; at < shares.Length; at++) shares[at] = samples[at] / 32768f;
        return Convert(shares, from, to);
    }

    /// <summary>A sample of -1 to 1 in 16 bits; what is beyond is clipped.</summary>
    public static short Round(float sample) =>
        (short)Math.Clamp(Math.Round(sample * 32768.0), short.MinValue, short.MaxValue);

    private static float[] Bank(int phases, int half, double cutoff)
    {
        var bank = new float[phases * 2 * half];
        var row = new double[2 * half];
        for (var phase = 0; phase < phases; phase++)
        {
            var sum = 0.0;
            for (var tap = 0; tap < row.Length; tap++)
            {
                var distance = tap - (half - 1) - (phase / (double)phases);
                row[tap] = Sinc(distance * cutoff) * Kaiser(distance / half);
                sum += row[tap];
            }

            // Every filter passes a constant unchanged, so that no hum at the phases' rhythm arises.
            for (var tap = 0; tap < row.Length; tap++) bank[(phase * row.Length) + tap] = (float)(row[tap] / sum);
        }

        return bank;
    }

    private static float Dot(ReadOnlySpan<float> filter, ReadOnlySpan<float> samples)
    {
        var wide = Vector<float>.Zero;
        var at = 0;
        for (; at <= filter.Length - Vector<float>.Count; at += Vector<float>.Count)
            wide += new Vector<float>(filter[at..]) * new Vector<float>(samples[at..]);
        var sum = Vector.Sum(wide);
        for (; at < filter.Length; at++) sum += filter[at] * samples[at];
        return sum;
    }

    private static double Sinc(double x) => Math.Abs(x) < 1e-9 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) =>
        Math.Abs(x) >= 1 ? 0 : Bessel(KaiserBeta * Math.Sqrt(1 - (x * x))) / Bessel(KaiserBeta);

    /// <summary>The modified Bessel function of the first kind and order 0, by its series.</summary>
    private static double Bessel(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-12; k++)
        {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }

    private static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
}
