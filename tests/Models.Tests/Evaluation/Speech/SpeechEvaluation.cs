// Runs the recognisers over everything that people may say to the box, and over what is none of it.
using EdgeAgent.Models.Speech;
using EdgeAgent.Models.Speech.Enrolment;

namespace EdgeAgent.Models.Tests.Evaluation.Speech;

/// <summary>One utterance of the evaluation.</summary>
/// <param name="Truth">The right answer; empty where there is none.</param>
/// <param name="Speaker">Who says it.</param>
/// <param name="Clips">The clips that it is joined of.</param>
internal sealed record SpokenCase(string Truth, string Speaker, IReadOnlyList<short[]> Clips);

/// <summary>Measures on clips that no training saw.</summary>
internal sealed class SpeechEvaluation(SpeechRivals rivals, IReadOnlyList<SpeechClip> clips, TextWriter log)
{
    private const int Seed = 7;
    private const int EnrolmentTakes = 10;
    private static readonly string[] DigitNames =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    /// <summary>Only every so manieth utterance is measured (`./evaluate --quick`).</summary>
    private static readonly int Every =
        int.TryParse(Environment.GetEnvironmentVariable("EDGE_AGENT_EVALUATION_EVERY"), out var every) ? every : 1;

    private readonly Dictionary<string, short[]> _sounds = [];

    /// <summary>The clips of words that are digits.</summary>
    public IReadOnlyList<SpeechClip> Digits =>
        [.. clips.Where(clip => clip.IsHeldOut && DigitNames.Contains(clip.Text))];

    /// <summary>The digit set's speaker that was held out.</summary>
    public static bool IsSetSpeaker(SpeechClip clip) => clip.Set == "fsdd";

    /// <summary>Single digits.</summary>
    public IEnumerable<SpokenCase> Singles(Func<SpeechClip, bool> which) =>
        Digits.Where(which).Select(clip => new SpokenCase(Digit(clip), clip.Speaker, [Sound(clip)]));

    /// <summary>Strings of one speaker's digits, drawn by the seed.</summary>
    public IEnumerable<SpokenCase> Strings(int length, int count, Func<SpeechClip, bool> which)
    {
        var random = new Random(Seed + length);
        foreach (var own in Digits.Where(which).GroupBy(clip => clip.Speaker))
        {
            SpeechClip[] all = [.. own];
            for (var number = 0; number < count; number++)
            {
                var drawn = random.GetItems(all, length);
                yield return new SpokenCase(
                    string.Concat(drawn.Select(Digit)), own.Key, [.. drawn.Select(Sound)]);
            }
        }
    }

    /// <summary>Single words: yes and no, or commands.</summary>
    public IEnumerable<SpokenCase> Words(IReadOnlyCollection<string> words) =>
        clips.Where(clip => clip.IsHeldOut && words.Contains(clip.Text))
            .Select(clip => new SpokenCase(clip.Text, clip.Speaker, [Sound(clip)]));

    /// <summary>Words and sentences that the model does not know at all.</summary>
    public IEnumerable<SpokenCase> Unknown() => clips
        .Where(clip => clip.IsHeldOut && clip.Text.Length > 0
            && (clip.Set.StartsWith("oov", StringComparison.Ordinal) || clip.File.Contains("/oov/")))
        .Select(clip => new SpokenCase("", clip.Set, [Sound(clip)]));

    /// <summary>Noise and nobody: clips without speech, and pieces of recordings of noise.</summary>
    public IEnumerable<short[]> Noises()
    {
        foreach (var clip in clips.Where(clip => clip.IsHeldOut && clip.Text.Length == 0 && !IsNoise(clip)))
            yield return Sound(clip);
        var mixer = new ClipMixer(Seed, Backgrounds);
        for (var number = 0; number < 60; number++) yield return mixer.Noise(0.8 + (number % 5 * 0.6));
    }

    /// <summary>Makes a template of the first takes of each digit of a speaker.</summary>
    public VoiceTemplate Enrol(string speaker, int takes)
    {
        var enrolment = new VoiceEnrolment(rivals.Model);
        foreach (var clip in Digits.Where(clip => clip.Speaker == speaker && IsEnrolment(clip, takes)))
            enrolment.Add(new ClipMixer(Seed, Backgrounds).Mix([Sound(clip)], null), clip.Text);
        return enrolment.Finish();
    }

    /// <summary>Whether a clip is one of those that a template is made of.</summary>
    public static bool IsEnrolment(SpeechClip clip, int takes = EnrolmentTakes) =>
        IsSetSpeaker(clip) && clip.Take < 5 + takes;

    /// <summary>Runs all recognisers over cases.</summary>
    public (SpeechTally Net, SpeechTally Sphinx, SpeechTally Both) Measure(
        string what, IEnumerable<SpokenCase> cases, SpeechGrammar grammar, double? decibels,
        VoiceTemplate? voice = null, bool sphinx = true)
    {
        var (net, other, both) = (new SpeechTally(), new SpeechTally(), new SpeechTally());
        var mixer = new ClipMixer(Seed, Backgrounds);
        foreach (var spoken in cases.Where((_, place) => place % Every == 0))
            Add(what, spoken, mixer.Mix(spoken.Clips, decibels), grammar, voice, sphinx, net, other, both);
        return (net, other, both);
    }

    /// <summary>Runs all recognisers over sound in which nobody speaks.</summary>
    public (SpeechTally Net, SpeechTally Sphinx, SpeechTally Both) MeasureNoise(string what, SpeechGrammar grammar)
    {
        var (net, other, both) = (new SpeechTally(), new SpeechTally(), new SpeechTally());
        foreach (var noise in Noises().Where((_, place) => place % Every == 0))
            Add(what, new SpokenCase("", "noise", []), noise, grammar, null, true, net, other, both);
        return (net, other, both);
    }

    private IReadOnlyList<short[]> Backgrounds =>
        [.. clips.Where(clip => clip.IsHeldOut && IsNoise(clip)).Select(Sound)];

    private static bool IsNoise(SpeechClip clip) => clip.Set.StartsWith("noise", StringComparison.Ordinal);

    private static string Digit(SpeechClip clip) => $"{Array.IndexOf(DigitNames, clip.Text)}";

    private void Add(
        string what, SpokenCase spoken, short[] samples, SpeechGrammar grammar, VoiceTemplate? voice, bool sphinx,
        SpeechTally net, SpeechTally other, SpeechTally both)
    {
        var answers = rivals.Hear(samples, grammar, voice, sphinx);
        net.Add(spoken.Truth, answers.Net);
        other.Add(spoken.Truth, answers.Sphinx);
        both.Add(spoken.Truth, answers.Both);
        var evidence = answers.Evidence;
        log.WriteLine(
            $"{what};{spoken.Speaker};{spoken.Truth};{evidence.Kind};{evidence.Text};{evidence.Words};"
            + $"{evidence.LogProbability:0.####};{evidence.LogMargin:0.#####};{answers.Net.Confidence:0.####};"
            + $"{answers.Net.Accepted};{answers.Sphinx.Text};{evidence.Contrast:0.#}");
    }

    private short[] Sound(SpeechClip clip) =>
        _sounds.TryGetValue(clip.File, out var sound) ? sound : _sounds[clip.File] = clip.Read();
}
