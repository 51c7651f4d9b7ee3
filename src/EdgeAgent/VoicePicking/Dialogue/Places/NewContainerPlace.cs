// A further container for an order.
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Asks for the container's number. What is spoken is said back; what is scanned or typed counts at
/// once.</summary>
/// <param name="Back">Where to go on.</param>
internal sealed record NewContainerPlace(Place Back) : Place
{
    private const int LongestNumber = 4;

    /// <inheritdoc/>
    public override string Name => "new-container";

    /// <summary>Asks whether the container in use is to be closed.</summary>
    public static Turn AskClose(Turn turn, Place back)
    {
        var container = LineFlow.ContainerOf(turn.State, turn.State.Line!.Line);
        return turn.Asking(Prompt.Of("close.confirm", ("container", container?.Name)), new CloseContainerIntent(back));
    }

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full) => [Prompt.Of("container.number")];

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => new()
    {
        DigitCounts = state.Setup.Options.ContainerDigits is { } count
            ? [count] : [.. Enumerable.Range(1, LongestNumber)],
        Code = true,
        Words = [Words.Cancel],
    };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(Back).Asking();
        if (answer.Kind is not (AnswerKind.Digits or AnswerKind.Code) || answer.Text.Length > Codes.Longest)
            return NotNow(turn);
        var intent = new ContainerIntent(answer.Text, Back);
        return answer.Means == AnswerMeans.Voice
            ? turn.Asking(Prompt.Of("container.confirm", ("container", answer.Text)), intent)
            : intent.Apply(turn);
    }
}
