// Brings a stream of sound to 16,000 samples a second, mono: the mean of the channels, then the models' own resampler.
using EdgeAgent.Models.Speech.Audio;

namespace EdgeAgent.VoicePicking.Headsets.Sound;

/// <summary>One stream's resampler, for a form of sound that can be taken. For one thread.</summary>
internal sealed class StreamResampler(SoundFormat from)
{
    private readonly Resampler _resampler = new(from.Rate, SoundFormat.Wanted);
    private float[] _mono = [];
    private float[] _wanted = [];

    /// <summary>Takes the next piece and adds what becomes of it to <paramref name="made"/>.</summary>
    /// <param name="samples">Interleaved where there are two channels.</param>
    /// <param name="made">Gets mono samples, 16,000 a second.</param>
    public void Add(ReadOnlySpan<short> samples, List<short> made)
    {
        var count = samples.Length / from.Channels;
        if (_mono.Length < count) (_mono, _wanted) = (new float[count], new float[_resampler.Most(count)]);
        for (var at = 0; at < count; at++)
        {
            var sum = 0f;
            foreach (var sample in samples.Slice(at * from.Channels, from.Channels)) sum += sample;
            _mono[at] = sum / (from.Channels * 32768f);
        }

        var written = _resampler.Push(_mono.AsSpan(0, count), _wanted);
        foreach (var sample in _wanted.AsSpan(0, written)) made.Add(Resampler.Round(sample));
    }
}
