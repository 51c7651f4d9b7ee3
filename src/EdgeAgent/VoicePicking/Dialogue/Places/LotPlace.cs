// The lot of the pieces.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the lot number. What is spoken is said back; what is scanned or typed counts at once.</summary>
/// <param name="Draft">The result so far.</param>
internal sealed record LotPlace(Draft Draft) : Place
{
    /// <inheritdoc/>
    public override string Name => "lot";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("lot")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => Codes.Form(state.Setup.Options.LotDigits);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) => Codes.Take(
        turn, answer, "lot.confirm", code => Draft with { Lot = code });
}
