// The picker has said that there are fewer than asked.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks how many there are.</summary>
/// <param name="Reason">Why, where the picker has said it already.</param>
internal sealed record ShortPlace(string? Reason) : Place
{
    /// <inheritdoc/>
    public override string Name => "short";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) =>
        [full ? Facts.Quantity(state) with { Key = "short.how.many.full" } : Prompt.Of("short.how.many")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) =>
        QuantityPlace.Asked(state) with { Words = [Words.Cancel] };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        if (answer.Kind != AnswerKind.Number) return NotNow(turn);
        return answer.Number == turn.State.Line!.Remaining
            ? turn.At(new QuantityPlace()).Saying(Prompt.Of("not.short", ("said", answer.Text))).Asking().Again()
            : QuantityPlace.Judge(turn, answer, Reason);
    }
}
