// The operator's number is known, the PIN is not.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the PIN. It is never said back, not even to ask whether it was heard right.</summary>
/// <param name="Number">The operator's number.</param>
/// <param name="Given">The PIN while it is checked.</param>
internal sealed record SignOnPin(string Number, Pin? Given) : Place
{
    /// <inheritdoc/>
    public override string Name => "pin";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("pin")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) =>
        new() { DigitCounts = [state.Setup.Options.PinDigits], Secret = true };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Kind != AnswerKind.Digits) return NotNow(turn);
        var pin = new Pin(answer.Text);
        return turn.Doing(new SignOn(Number, pin, TakeOver: false))
            .Waiting(Awaited.SignOn, back: this with { Given = pin });
    }
}
