// The dialogue waits for the box, not for the picker.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>What is waited for.</summary>
internal enum Awaited
{
    /// <summary>Number and PIN are checked.</summary>
    SignOn,

    /// <summary>Work is fetched.</summary>
    Work,

    /// <summary>A result, a skip or an undo goes to the disk.</summary>
    Record,

    /// <summary>The assignment is closed.</summary>
    Completion,
}

/// <summary>Waits; nothing is said and only "sign off" is heard.</summary>
/// <param name="What">What for.</param>
/// <param name="Answers">How many results are still to come.</param>
/// <param name="Back">Where to go on when it is refused.</param>
internal sealed record Waiting(Awaited What, int Answers, Place Back) : Place
{
    /// <inheritdoc/>
    public override string Name => "waiting";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => AnswerForm.Commands();

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) => turn;

    /// <inheritdoc/>
    public override Prompt Big(DialogueState state) => Prompt.Of("screen.waiting");
}
