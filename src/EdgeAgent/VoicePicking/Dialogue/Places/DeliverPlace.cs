// All lines are closed.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Sends the picker to the place of delivery, and asks for its check digits where it has some.</summary>
/// <param name="Tries">Wrong answers so far.</param>
internal sealed record DeliverPlace(int Tries) : Place
{
    /// <inheritdoc/>
    public override string Name => "deliver";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) =>
    [
        state.Work!.Assignment.DeliverTo is { } place
            ? Prompt.Of("deliver", ("place", place))
            : Prompt.Of("all.done"),
    ];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => Expected(state) is { } digits
        ? AnswerForm.Digits([digits])
        : AnswerForm.Commands(Words.Ready);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) =>
        new Proof(CheckedThing.Door, Expected(turn.State), Tries).Judge(
            turn,
            answer,
            right => right.Doing(new Complete()).Waiting(Awaited.Completion),
            tries => new DeliverPlace(tries));

    private static string? Expected(DialogueState state) => state.Work!.Assignment.DeliverTo is null
        ? null
        : Proof.Given(state.Work!.Assignment.DeliverCheckDigits);
}
