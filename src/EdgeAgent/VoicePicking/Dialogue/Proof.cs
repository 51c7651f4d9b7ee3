// Compares what was read off a label with what stands there. The digits are heard first and compared here: nothing
// that is expected ever reaches the recogniser.
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>What must be proved.</summary>
/// <param name="What">What is checked.</param>
/// <param name="Expected">What stands on the label; null = "ready" is enough.</param>
/// <param name="Tries">Wrong answers so far.</param>
/// <param name="Codes">Barcodes that prove the same, in full.</param>
internal sealed record Proof(CheckedThing What, string? Expected, int Tries, params IReadOnlyList<string> Codes)
{
    private const int TriesUntilFull = 3;

    /// <summary>Whether the last characters of a barcode are enough.</summary>
    public bool EndIsEnough { get; init; }

    /// <summary>Digits that are asked; null where none are.</summary>
    public static string? Given(string? digits) => string.IsNullOrEmpty(digits) ? null : digits;

    /// <summary>Judges an answer that is digits, a barcode, or "ready".</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="right">Goes on from a right one.</param>
    /// <param name="again">The place after one more wrong answer.</param>
    public Turn Judge(Turn turn, Answer answer, Func<Turn, Turn> right, Func<int, Place> again)
    {
        if (answer.Is(Words.Ready) && Expected is not null)
            return turn.Saying(Prompt.Of("ready.refused")).Asking().Again();
        var isRight = IsRight(answer);
        var checkedNow = turn.Telling(
            new PlaceChecked(
                What == CheckedThing.Door ? null : turn.State.Line?.Line.Id,
                What,
                Expected ?? "",
                answer.Text,
                isRight,
                Tries + 1,
                answer.Confidence,
                answer.Means,
                turn.SinceAsked,
                isRight && What == CheckedThing.Slot && answer.Means != AnswerMeans.Scan
                    && turn.SinceAsked < turn.Options.TooFast));
        if (isRight) return right(checkedNow);
        var told = checkedNow.At(again(Tries + 1)).Saying(Wrong(answer)).Again();
        return (Tries + 1) % TriesUntilFull == 0
            ? told.Asking(full: true)
            : told.Saying(Prompt.Of("again")).With(state => state with { AskedAt = turn.Now });
    }

    private bool IsRight(Answer answer) => answer.Kind switch
    {
        AnswerKind.Word => Expected is null && answer.Is(Words.Ready),
        _ => answer.Text == Expected
            || (answer.Means == AnswerMeans.Scan && Codes.Contains(answer.Text, StringComparer.OrdinalIgnoreCase))
            || (EndIsEnough && answer.Means == AnswerMeans.Scan && Expected is not null
                && answer.Text.EndsWith(Expected, StringComparison.OrdinalIgnoreCase)),
    };

    private static Prompt Wrong(Answer answer) => answer.Kind == AnswerKind.Digits
        ? Prompt.Of("wrong", ("said", answer.Text))
        : Prompt.Of("wrong.code");
}
