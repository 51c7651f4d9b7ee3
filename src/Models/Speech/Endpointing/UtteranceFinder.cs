// Where in a stream of sound somebody speaks.
namespace EdgeAgent.Models.Speech.Endpointing;

/// <summary>
/// Cuts utterances out of a stream, frame by frame, by their level over a tracked noise floor. It says how long the
/// pause after the speech has lasted; how long it has to last is for its owner to decide. Memory is bounded; nothing is
/// allocated after the beginning.
/// </summary>
internal sealed class UtteranceFinder(EndpointOptions options)
{
    /// <summary>Onsets within so many frames belong together: a "t" and the vowel after it.</summary>
    private const int OnsetFrames = 15;

    private readonly FrameLevel _level = new();
    private readonly NoiseFloor _floor = new();
    private readonly short[] _samples = new short[
        SpeechFormat.Samples(options.Before + options.LongestSpeech + options.LongPause) + FrameLevel.FrameSamples];

    private readonly int _before = SpeechFormat.Samples(options.Before);
    private int _count;
    private int _begin;
    private int _end;
    private int _speechFrames;
    private int _quietFrames;
    private bool _loud;

    /// <summary>Whether an utterance has begun: there was enough sound to be speech.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Whether it has become too long to be an answer.</summary>
    public bool IsTooLong => HasBegun && _end - _begin >= SpeechFormat.Samples(options.LongestSpeech);

    /// <summary>How long it has been quiet since the speech; zero while it goes on.</summary>
    public TimeSpan Pause => HasBegun ? SpeechFormat.Duration(_count - _end) : TimeSpan.Zero;

    /// <summary>From the first sound of the speech to its last.</summary>
    public TimeSpan Length => SpeechFormat.Duration(HasBegun ? _end - _begin : 0);

    /// <summary>The utterance so far, with a little of what was before and all that came after.</summary>
    public ReadOnlySpan<short> Samples => _samples.AsSpan(0, _count);

    /// <summary>The noise floor in dB below full scale.</summary>
    public double Floor => _floor.Level;

    /// <summary>Takes the next frame.</summary>
    /// <param name="frame"><see cref="FrameLevel.FrameSamples"/> samples.</param>
    public void Add(ReadOnlySpan<short> frame)
    {
        var level = Follow(frame);
        var over = level - _floor.Level;
        _loud = over > (_loud ? options.Release : options.Onset);
        if (_count + frame.Length > _samples.Length) Drop(frame.Length);
        frame.CopyTo(_samples.AsSpan(_count));
        _count += frame.Length;
        if (_loud) Loud(frame.Length);
        else Quiet();
    }

    /// <summary>Takes a frame in which nobody is to be heard: only the noise floor is followed.</summary>
    public double Follow(ReadOnlySpan<short> frame)
    {
        var level = _level.Next(frame);
        _floor.Add(level);
        return level;
    }

    /// <summary>Forgets the utterance, not the noise floor.</summary>
    public void Clear()
    {
        (_count, _begin, _end, _speechFrames, _quietFrames) = (0, 0, 0, 0, 0);
        (HasBegun, _loud) = (false, false);
    }

    private void Loud(int samples)
    {
        if (_speechFrames == 0) _begin = _count - samples;
        _speechFrames++;
        _quietFrames = 0;
        _end = _count;
        HasBegun |= SpeechFormat.Duration((long)_speechFrames * samples) >= options.ShortestSpeech;
    }

    private void Quiet()
    {
        _quietFrames++;
        if (HasBegun) return;
        if (_speechFrames > 0 && _quietFrames > OnsetFrames) _speechFrames = 0;
        if (_speechFrames == 0 && _count > _before) Drop(_count - _before);
    }

    private void Drop(int samples)
    {
        samples = Math.Min(samples, _count);
        _samples.AsSpan(samples, _count - samples).CopyTo(_samples);
        (_count, _begin, _end) = (_count - samples, Math.Max(0, _begin - samples), Math.Max(0, _end - samples));
    }
}
