// At the slot: is it the right product?
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the last digits of the product's code, or a scan of it.</summary>
/// <param name="Tries">Wrong answers so far.</param>
internal sealed record ProductPlace(int Tries) : Place
{
    /// <inheritdoc/>
    public override string Name => "product";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        if (full) yield return Facts.Description(state);
        yield return Prompt.Of("product");
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) =>
        AnswerForm.Digits([state.Line!.Line.ProductDigits!], Words.SkipSlot);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.SkipSlot)) return Walk.SkipSlot(turn);
        var line = turn.State.Line!.Line;
        return new Proof(CheckedThing.Product, line.ProductDigits, Tries, line.Item) { EndIsEnough = true }
            .Judge(turn, answer, Walk.AtTheProduct, tries => new ProductPlace(tries));
    }

    /// <inheritdoc/>
    public override Prompt Big(DialogueState state) => Prompt.Of("product");

    /// <inheritdoc/>
    public override Prompt? Sub(DialogueState state) => Facts.Description(state);
}
