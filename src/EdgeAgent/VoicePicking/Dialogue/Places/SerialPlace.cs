// The serial number of each piece.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the next serial number.</summary>
/// <param name="Draft">The result so far.</param>
internal sealed record SerialPlace(Draft Draft) : Place
{
    /// <inheritdoc/>
    public override string Name => "serial";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) =>
        [Prompt.Of(Draft.Picked > 1 ? "serial.of" : "serial").With("number", Draft.Serials.Count + 1)];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => Codes.Form(state.Setup.Options.SerialDigits);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Kind != AnswerKind.Word && Draft.Serials.Contains(answer.Text))
            return turn.Saying(Prompt.Of("serial.twice")).Asking().Again();
        return Codes.Take(
            turn, answer, "serial.confirm", code => Draft with { Serials = Draft.Serials.Add(code) });
    }
}
