// Which answers a place of the dialogue takes.
using System.Collections.Immutable;
using EdgeAgent.Models.Speech;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>The form of an answer.</summary>
internal sealed record AnswerForm
{
    /// <summary>The longest number that is taken.</summary>
    public const int LargestNumber = 99_999;

    /// <summary>Spoken digits: how many may be said in a row; empty = none.</summary>
    public ImmutableArray<int> DigitCounts { get; init; } = [];

    /// <summary>Whether a number is asked.</summary>
    public bool Number { get; init; }

    /// <summary>Whether yes or no is asked.</summary>
    public bool YesNo { get; init; }

    /// <summary>Whether a text that is typed or scanned is an answer whatever it is made of.</summary>
    public bool Code { get; init; }

    /// <summary>Whether nobody may see or hear the digits.</summary>
    public bool Secret { get; init; }

    /// <summary>The commands of this place, the most likely first.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>Commands alone.</summary>
    public static AnswerForm Commands(params ImmutableArray<string> words) => new() { Words = words };

    /// <summary>Digits, each count of the given sets once.</summary>
    public static AnswerForm Digits(IEnumerable<string> sets, params ImmutableArray<string> words) => new()
    {
        DigitCounts = [.. sets.Select(set => set.Length).Where(count => count is > 0 and <= SpeechGrammar.MostDigits)
            .Distinct().Order()],
        Words = words,
    };

    /// <summary>Whether a command is one of this place's.</summary>
    public bool Takes(string word) =>
        Words.Contains(word) || (YesNo && word is Dialogue.Words.Yes or Dialogue.Words.No);

    /// <summary>The field on the screen for it.</summary>
    public ScreenField Field => this switch
    {
        { Secret: true } => new ScreenField(ScreenFieldKind.Pin, DigitCounts.LastOrDefault()),
        { Code: true } => new ScreenField(ScreenFieldKind.Text),
        { Number: true } => new ScreenField(ScreenFieldKind.Number, LargestNumber.ToString(provider: null).Length),
        { DigitCounts.IsEmpty: false } => new ScreenField(ScreenFieldKind.Digits, DigitCounts[^1]),
        _ => ScreenField.None,
    };
}
