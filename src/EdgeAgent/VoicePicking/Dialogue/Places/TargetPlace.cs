// Replenishment: the pieces go into the slot that is refilled.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Sends the picker to the slot that is refilled, and asks for its check digits where it has some.</summary>
/// <param name="Draft">The result so far.</param>
/// <param name="Tries">Wrong answers so far.</param>
internal sealed record TargetPlace(Draft Draft, int Tries) : Place
{
    /// <inheritdoc/>
    public override string Name => "target";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        var line = state.Line!.Line;
        yield return Prompt.Of("refill", ("slot", line.ToSlot), ("unit", line.Unit)).With("quantity", Draft.Picked);
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => Expected(state) is { } digits
        ? AnswerForm.Digits([digits], Words.Cancel)
        : AnswerForm.Commands(Words.Ready, Words.Cancel);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        return new Proof(CheckedThing.Target, Expected(turn.State), Tries, turn.State.Line!.Line.ToSlot!).Judge(
            turn,
            answer,
            right => LineFlow.Go(
                right.With(state => state with { Proved = null }), Draft with { Placed = true }),
            tries => this with { Tries = tries });
    }

    private static string? Expected(DialogueState state) => Proof.Given(state.Line!.Line.ToCheckDigits);
}
