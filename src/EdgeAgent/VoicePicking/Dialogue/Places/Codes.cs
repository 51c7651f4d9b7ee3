// Lots and serial numbers: digits by voice, anything by scanner or by hand.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>What places that ask for such a number share.</summary>
internal static class Codes
{
    /// <summary>The longest code that is taken.</summary>
    public const int Longest = 64;

    /// <summary>The form of a code.</summary>
    /// <param name="digits">How many digits it has; null = 1 to as many as may be said in a row.</param>
    public static AnswerForm Form(int? digits) => new()
    {
        DigitCounts = digits is { } count ? [count] : [.. Enumerable.Range(1, SpeechGrammar.MostDigits)],
        Code = true,
        Words = [Words.Cancel],
    };

    /// <summary>Takes a code; a spoken one is asked back.</summary>
    public static Turn Take(Turn turn, Answer answer, string confirm, Func<string, Draft> with)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        if (answer.Kind is not (AnswerKind.Digits or AnswerKind.Code) || answer.Text.Length > Longest)
            return Answers.NotNow(turn);
        return answer.Means == AnswerMeans.Voice
            ? turn.Asking(Prompt.Of(confirm, ("code", answer.Text)), new DraftIntent(with(answer.Text)))
            : LineFlow.Go(turn, with(answer.Text));
    }
}
