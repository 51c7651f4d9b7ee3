// Nobody is signed on.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the operator's number.</summary>
internal sealed record SignOnNumber : Place
{
    /// <inheritdoc/>
    public override string Name => "sign-on";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("operator.number")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) =>
        new() { DigitCounts = [state.Setup.Options.OperatorDigits] };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) => answer.Kind == AnswerKind.Digits
        ? turn.To(new SignOnPin(answer.Text, null))
        : NotNow(turn);
}
