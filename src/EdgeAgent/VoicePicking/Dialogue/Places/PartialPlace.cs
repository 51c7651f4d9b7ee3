// Some pieces are put away now, the rest later.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks how many now; they are recorded, and the line stays open with the rest.</summary>
internal sealed record PartialPlace : Place
{
    /// <inheritdoc/>
    public override string Name => "partial";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("partial.how.many")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) =>
        QuantityPlace.Asked(state) with { Words = [Words.Cancel] };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        if (answer.Kind != AnswerKind.Number || answer.Number == 0) return NotNow(turn);
        return answer.Number >= turn.State.Line!.Remaining
            ? QuantityPlace.Judge(turn, answer, null)
            : LineFlow.Go(turn, new Draft(answer.Number, answer));
    }
}
