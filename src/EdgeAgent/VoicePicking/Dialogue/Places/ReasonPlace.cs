// Why there are fewer.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for a reason of the store's list, by its number.</summary>
/// <param name="Draft">The result so far.</param>
internal sealed record ReasonPlace(Draft Draft) : Place
{
    /// <inheritdoc/>
    public override string Name => "reason";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        yield return Prompt.Of("reason");
        if (!full) yield break;
        foreach (var reason in state.Setup.Options.ShortReasons)
            yield return Prompt.Of("choice", ("name", reason.Name)).With("number", reason.Number);
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => new() { Number = true, Words = [Words.Cancel] };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        if (answer.Kind != AnswerKind.Number) return NotNow(turn);
        var reason = turn.Options.ShortReasons.FirstOrDefault(reason => reason.Number == answer.Number);
        if (reason is null)
            return turn.Saying(Prompt.Of("choice.unknown", ("number", answer.Text))).Asking(full: true).Again();
        return LineFlow.Go(
            turn.Saying(Prompt.Of("sentence", ("sentence", reason.Name))), Draft with { ShortReason = reason.Name });
    }
}
