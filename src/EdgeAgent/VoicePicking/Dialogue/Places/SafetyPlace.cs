// The check list before anybody drives.
using System.Collections.Immutable;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for one item of the list.</summary>
/// <param name="Items">The items still to be checked, this one first; at least one.</param>
internal sealed record SafetyPlace(ImmutableList<string> Items) : Place
{
    /// <inheritdoc/>
    public override string Name => "safety";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) =>
        [Prompt.Of(full ? "safety.item.full" : "safety.item", ("item", Items[0]))];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => new() { YesNo = true };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Yes)) return ShiftStart.Checks(turn, Items.RemoveAt(0));
        return answer.Is(Words.No)
            ? turn.Asking(Prompt.Of("safety.no", ("item", Items[0])), new UnsafeIntent(Items[0]))
            : NotNow(turn);
    }
}
