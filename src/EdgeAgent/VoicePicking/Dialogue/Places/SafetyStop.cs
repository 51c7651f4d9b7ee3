// Something is not in order.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>The supervisor is called; the picker goes on with another vehicle, or when it is mended.</summary>
/// <param name="Item">What is not in order.</param>
internal sealed record SafetyStop(string Item) : Place
{
    /// <inheritdoc/>
    public override string Name => "safety-stop";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) =>
        [Prompt.Of("safety.stop", ("item", Item)).Important()];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => AnswerForm.Commands(Words.Ready);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (!answer.Is(Words.Ready)) return NotNow(turn);
        turn = turn.Telling(new ShiftResumed()).With(state => state with { Vehicle = null });
        return turn.Options.Vehicles.Count > 0
            ? turn.To(new VehiclePlace())
            : ShiftStart.Checks(turn, [.. turn.Options.Checks]);
    }
}
