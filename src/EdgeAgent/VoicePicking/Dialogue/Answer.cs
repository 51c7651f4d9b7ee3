// An answer that is certain: sure enough by itself, given by hand, or asked back and confirmed.
namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>What an answer is.</summary>
internal enum AnswerKind
{
    /// <summary>A command, yes and no among them.</summary>
    Word,

    /// <summary>Digits; leading zeros count.</summary>
    Digits,

    /// <summary>A whole number, not negative.</summary>
    Number,

    /// <summary>A text that is neither: a lot, a serial number, a barcode.</summary>
    Code,
}

/// <summary>A certain answer.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A command in its one form, digits, a number as digits, or the text.</param>
/// <param name="Confidence">0 to 1; null where it was not spoken.</param>
/// <param name="Means">How it came.</param>
internal sealed record Answer(AnswerKind Kind, string Text, double? Confidence, string Means)
{
    /// <summary>The number of a <see cref="AnswerKind.Number"/>.</summary>
    public int Number => int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether it is this command.</summary>
    public bool Is(string word) => Kind == AnswerKind.Word && Text == word;
}
