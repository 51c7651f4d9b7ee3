// From words to the one form in which an answer is given.
namespace EdgeAgent.Models.Speech.Grammars;

/// <summary>Reads recognised words as an answer.</summary>
internal static class AnswerText
{
    /// <summary>
    /// Words that nobody hears well and that change nothing: "take a break" is "take break" to a model.
    /// </summary>
    private const string Unheard = "a";

    /// <summary>The words of a phrase that are listened for.</summary>
    public static IEnumerable<string> WordsOf(string phrase) =>
        phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word != Unheard);

    /// <summary>The answer that words are, as one kind of answer.</summary>
    /// <returns>Null where they are none of it.</returns>
    public static string? Of(SpeechKind kind, SpeechGrammar grammar, ReadOnlySpan<string> words) => kind switch
    {
        SpeechKind.Digits => Digits(words),
        SpeechKind.Number => NumberWords.Read(words)?.ToString(),
        SpeechKind.YesNo => words is ["yes"] or ["no"] ? words[0] : null,
        SpeechKind.Phrase => Phrase(grammar, words.ToArray()),
        _ => null,
    };

    /// <summary>The first kind of answer of the grammar that words are.</summary>
    public static (SpeechKind Kind, string Text) Of(SpeechGrammar grammar, ReadOnlySpan<string> words)
    {
        if (Digits(words) is { Length: > 0 } digits && grammar.DigitCounts.Contains(digits.Length))
            return (SpeechKind.Digits, digits);
        if (grammar.Number && Of(SpeechKind.Number, grammar, words) is { } number) return (SpeechKind.Number, number);
        if (grammar.YesNo && Of(SpeechKind.YesNo, grammar, words) is { } answer) return (SpeechKind.YesNo, answer);
        return Of(SpeechKind.Phrase, grammar, words) is { } phrase
            ? (SpeechKind.Phrase, phrase)
            : (SpeechKind.None, "");
    }

    private static string? Digits(ReadOnlySpan<string> words)
    {
        Span<char> digits = stackalloc char[SpeechGrammar.MostDigits];
        if (words.Length > digits.Length) return null;
        for (var at = 0; at < words.Length; at++)
        {
            var value = DigitWords.ValueOf(words[at]);
            if (value < 0) return null;
            digits[at] = (char)('0' + value);
        }

        return new string(digits[..words.Length]);
    }

    private static string? Phrase(SpeechGrammar grammar, string[] words) =>
        grammar.Phrases.FirstOrDefault(phrase => WordsOf(phrase).SequenceEqual(words));
}
