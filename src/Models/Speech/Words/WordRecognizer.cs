// Recognition by the word model: all answers of a grammar compete with everything else that the model can hear, so that
// noise and other words lose.
using EdgeAgent.Models.Speech.Decoding;
using EdgeAgent.Models.Speech.Grammars;

namespace EdgeAgent.Models.Speech.Words;

/// <summary>Recognises by the net alone. Safe for use from several threads.</summary>
/// <param name="model">The net; it is disposed with this.</param>
internal sealed class WordRecognizer(WordModel model) : ISpeechRecognizer
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private const int FullScale = 32_700;

    private readonly AnswerJudge _judge = new(model.Manifest.Calibration);
    private readonly DigitStrings _strings = new(model);

    /// <inheritdoc/>
    public SpeechAnswer Recognize(ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice) =>
        _judge.Judge(Weigh(samples, grammar, voice));

    /// <summary>What speaks for the likeliest answer.</summary>
    public Evidence Weigh(ReadOnlySpan<short> samples, SpeechGrammar grammar, VoiceTemplate? voice)
    {
        var length = SpeechFormat.Duration(samples.Length);
        if (grammar.IsEmpty || length < Shortest || length > Longest || IsOverloaded(samples)) return Evidence.Nothing;
        var scores = model.Score(model.Hear(samples), voice);
        Dictionary<(SpeechKind, string), (double LogProbability, int Words)> answers = [];
        foreach (var (kind, graph) in GrammarGraphs.Of(grammar, model.Vocabulary))
        {
            var most = kind == SpeechKind.Digits
                ? Math.Min(grammar.DigitCounts.Max(), SpeechGrammar.MostDigits)
                : 0;
            var found = most > 1
                ? _strings.Weigh(samples, scores, graph, most, voice)
                : GrammarSearch.Best(scores, graph);
            foreach (var (tokens, likely) in found) Add(answers, grammar, kind, tokens, likely);
        }

        return Best(answers) with { Contrast = SpeechContrast.Of(samples) };
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    /// <summary>Whether most of it lies at the ends of the scale: no speech comes through that.</summary>
    private static bool IsOverloaded(ReadOnlySpan<short> samples)
    {
        var count = 0;
        foreach (var sample in samples)
            if (Math.Abs((int)sample) >= FullScale) count++;
        return count > samples.Length / 2;
    }

    private static Evidence Best(Dictionary<(SpeechKind, string), (double LogProbability, int Words)> answers)
    {
        if (answers.Count == 0) return Evidence.Nothing;
        var total = answers.Values.Aggregate(
            double.NegativeInfinity, (sum, it) => LogSum.Of(sum, it.LogProbability));
        var ((kind, text), best) = answers.MaxBy(it => it.Value.LogProbability);
        return double.IsNegativeInfinity(total)
            ? Evidence.Nothing
            : new Evidence(kind, text, best.Words, best.LogProbability, best.LogProbability - total);
    }

    private void Add(
        Dictionary<(SpeechKind, string), (double LogProbability, int Words)> answers, SpeechGrammar grammar,
        SpeechKind kind, int[] tokens, double likely)
    {
        string[] words = [.. tokens.Select(token => model.Vocabulary.Tokens[token])];
        if (AnswerText.Of(kind, grammar, words) is not { } text) return;
        // One answer may be said in several ways; one sound may be an answer of two kinds, and then the first counts.
        var key = Same(answers.Keys, kind, text);
        answers[key] = answers.TryGetValue(key, out var sum)
            ? (LogSum.Of(sum.LogProbability, likely), sum.Words)
            : (likely, words.Length);
    }

    private static (SpeechKind Kind, string Text) Same(
        IEnumerable<(SpeechKind Kind, string Text)> there, SpeechKind kind, string text)
    {
        foreach (var other in there)
            if (other.Text == text && other.Kind != kind) return other;
        return (kind, text);
    }
}
