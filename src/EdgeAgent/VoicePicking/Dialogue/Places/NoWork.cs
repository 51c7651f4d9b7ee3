// There is nothing to do now.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Waits for work; the picker may ask for it, or it comes by itself.</summary>
internal sealed record NoWork : Place
{
    /// <inheritdoc/>
    public override string Name => "no-work";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("no.work.ready")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => AnswerForm.Commands(Words.Ready);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) =>
        answer.Is(Words.Ready) ? ShiftStart.GetWork(turn) : NotNow(turn);
}
