// Whether somebody who has said this may be about to say more.
namespace EdgeAgent.Models.Speech;

/// <summary>Tells whole answers from beginnings of longer ones.</summary>
internal static class AnswerContinuation
{
    /// <summary>
    /// Whether the grammar holds an answer that goes on where this one ends: "twenty" before "five", "skip" before
    /// "slot". The speaker is then given more time.
    /// </summary>
    public static bool IsPossible(SpeechGrammar grammar, SpeechAnswer answer) => answer.Kind switch
    {
        SpeechKind.Digits => grammar.DigitCounts.Any(count => count > answer.Text.Length)
            || (grammar.Number && answer.Text.Length < 3),
        // "two" goes on as "two hundred" or "two five", "twenty" as "twenty five", "two hundred" as almost anything;
        // what has three places and no zero at its end is over.
        SpeechKind.Number => answer.Text.Length < 3 || answer.Text[^1] == '0'
            || grammar.DigitCounts.Any(count => count > answer.Text.Length),
        SpeechKind.Phrase => grammar.Phrases.Any(
            phrase => phrase.StartsWith($"{answer.Text} ", StringComparison.Ordinal)),
        _ => false,
    };
}
