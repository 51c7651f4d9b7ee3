// Cycle count: how many are there? The picker is never told how many there should be.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the count. One that is not what the books say is counted once more; the second count
/// holds.</summary>
/// <param name="First">The first count, where this is the second.</param>
internal sealed record CountPlace(int? First) : Place
{
    /// <inheritdoc/>
    public override string Name => "count";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) =>
        [Prompt.Of(First is null ? "count" : "count.again")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => new() { Number = true, Words = [Words.SkipSlot] };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.SkipSlot)) return Walk.SkipSlot(turn);
        if (answer.Kind != AnswerKind.Number) return NotNow(turn);
        var draft = new Draft(answer.Number, answer);
        var expected = turn.State.Line!.Line.ExpectedCount;
        if (answer.Number == expected || answer.Number == First) return LineFlow.Go(turn, draft);
        return First is null && expected is not null
            ? turn.To(new CountPlace(answer.Number)).Again()
            : turn.Asking(Prompt.Of("count.confirm", ("said", answer.Text)), new DraftIntent(draft));
    }

    /// <inheritdoc/>
    public override Prompt? Sub(DialogueState state) => Facts.Description(state);
}
