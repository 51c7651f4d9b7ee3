// Learns one operator's voice from words read aloud.
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Grammars;
using EdgeAgent.Models.Speech.Words;

namespace EdgeAgent.Models.Speech.Enrolment;

/// <summary>Gathers takes for a word model.</summary>
internal sealed class VoiceEnrolment(WordModel model) : IVoiceEnrolment
{
    private const int TakesOfDigits = 3;
    private const int TakesOfOthers = 2;

    /// <summary>A take is another word if that is so much likelier (natural logarithm): some twenty times.</summary>
    private const double Preferred = 3;

    private readonly List<AdaptationTraining.Take> _takes = [];

    /// <inheritdoc/>
    public IReadOnlyList<string> Script { get; } =
    [
        // Round after round, so that no two takes of a word follow each other: people then drone.
        .. Enumerable.Range(0, TakesOfDigits).SelectMany(_ => DigitWords.All),
        .. Enumerable.Range(0, TakesOfOthers)
            .SelectMany(_ => (string[])["yes", "no", "ready", "short", "skip slot"])
            .Where(words => Tokens(words, model.Vocabulary) is not null),
    ];

    /// <inheritdoc/>
    public TakeVerdict Add(ReadOnlySpan<short> samples, string words)
    {
        if (Tokens(words, model.Vocabulary) is not { } tokens) return new TakeVerdict(TakeQuality.UnknownWord, "");
        var levels = TakeLevels.Of(samples);
        if (levels != TakeQuality.Good) return new TakeVerdict(levels, "");
        var frames = model.Hear(samples);
        var scores = model.Score(frames, voice: null);
        var said = CtcScore.Of(scores, tokens);
        var (other, likelier) = Rival(scores, tokens);
        if (likelier > said + Preferred) return new TakeVerdict(TakeQuality.OtherWord, other);
        _takes.Add(new AdaptationTraining.Take(frames, tokens));
        return new TakeVerdict(TakeQuality.Good, words);
    }

    /// <inheritdoc/>
    public VoiceTemplate Finish()
    {
        if (_takes.Count == 0)
            throw new InvalidOperationException("No take was good enough to learn from: read the words aloud again.");
        var rows = AdaptationTraining.Learn(_takes);
        return new VoiceTemplate(
            model.Manifest.Identity, [.. rows.Keys.Select(token => model.Vocabulary.Tokens[token])], [.. rows.Values]);
    }

    private static int[]? Tokens(string words, Vocabulary vocabulary)
    {
        int[] tokens = [.. AnswerText.WordsOf(words).Select(vocabulary.NumberOf)];
        return tokens.Length > 0 && tokens.All(token => token > 0) ? tokens : null;
    }

    /// <summary>The likeliest other single word, or nothing at all; names the word.</summary>
    private (string Heard, double LogProbability) Rival(TokenScores scores, int[] tokens)
    {
        var best = ("", CtcScore.Of(scores, []));
        for (var token = 1; token < model.Vocabulary.Tokens.Count; token++)
        {
            if (tokens is [var said] && said == token) continue;
            var likely = CtcScore.Of(scores, [token]);
            if (likely > best.Item2) best = (model.Vocabulary.Tokens[token], likely);
        }

        return best;
    }
}
