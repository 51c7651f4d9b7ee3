// Something the box wanted to do by itself was refused.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Tries it once more when the picker says so.</summary>
internal sealed record Onward : Place
{
    /// <inheritdoc/>
    public override string Name => "onward";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("onward")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => AnswerForm.Commands(Words.Ready);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) => answer.Is(Words.Ready) ? Walk.Next(turn) : NotNow(turn);
}
