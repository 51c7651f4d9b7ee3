// What may be said at one moment of a dialogue. Small grammars are what makes recognition good: a state names just the
// answers that it can use, and everything else is to be refused.
namespace EdgeAgent.Models.Speech;

/// <summary>
/// What may be said now. Everything that is named is allowed side by side; where nothing is named, nothing is listened
/// for. It never says which digits are expected: what is heard is compared by the caller, afterwards.
/// </summary>
public sealed record SpeechGrammar
{
    /// <summary>The most digits that are recognised in one utterance.</summary>
    public const int MostDigits = 10;

    /// <summary>Nothing may be said.</summary>
    public static SpeechGrammar Nothing { get; } = new();

    /// <summary>
    /// Yes or no.
    /// </summary>
    public static SpeechGrammar YesOrNo { get; } = new() { YesNo = true };

    /// <summary>A number from 0 to 999.</summary>
    public static SpeechGrammar NumberUpTo999 { get; } = new() { Number = true };

    /// <summary>
    /// How many digits may be said one after the other, each count 1 to <see cref="MostDigits"/>: <c>[2]</c> is exactly
    /// two. One count alone is recognised best.
    /// </summary>
    public IReadOnlyList<int> DigitCounts { get; init; } = [];

    /// <summary>
    /// Whether a number from 0 to 999 may be said: "twelve", "two hundred and five", also digit by digit ("one two").
    /// </summary>
    public bool Number { get; init; }

    /// <summary>Whether yes or no may be said.</summary>
    public bool YesNo { get; init; }

    /// <summary>Phrases of lower case words: <c>ready</c>, <c>skip slot</c>, <c>how much more</c>.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Whether nothing is listened for.</summary>
    public bool IsEmpty => DigitCounts.Count == 0 && !Number && !YesNo && Phrases.Count == 0;

    /// <summary>Exactly so many digits.</summary>
    public static SpeechGrammar Digits(int count) => new() { DigitCounts = [count] };

    /// <summary>One of these phrases.</summary>
    public static SpeechGrammar Command(params IReadOnlyList<string> phrases) => new() { Phrases = phrases };
}
