// The pieces go into their container.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Says which container, and asks for its check digits where it has some.</summary>
/// <param name="Draft">The result so far.</param>
/// <param name="Tries">Wrong answers so far.</param>
internal sealed record PutPlace(Draft Draft, int Tries) : Place
{
    /// <inheritdoc/>
    public override string Name => "put";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        var container = Container(state);
        yield return Prompt.Of("put", ("container", container.Name), ("unit", state.Line!.Line.Unit))
            .With("quantity", Draft.Picked);
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state)
    {
        var digits = Container(state).CheckDigits;
        var form = AnswerForm.Digits(
            digits is null ? [] : [digits], Words.NewContainer, Words.CloseContainer, Words.Cancel);
        return digits is null ? AnswerForm.Commands([Words.Ready, .. form.Words]) : form;
    }

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer)
    {
        if (answer.Is(Words.Cancel)) return turn.At(new QuantityPlace()).Asking();
        if (answer.Is(Words.NewContainer)) return turn.To(new NewContainerPlace(this));
        if (answer.Is(Words.CloseContainer)) return NewContainerPlace.AskClose(turn, this);
        var container = Container(turn.State);
        return new Proof(CheckedThing.Container, container.CheckDigits, Tries, container.Name).Judge(
            turn,
            answer,
            right => LineFlow.Go(right, Draft with { Placed = true }),
            tries => this with { Tries = tries });
    }

    private static Container Container(DialogueState state) => LineFlow.ContainerOf(state, state.Line!.Line)!;
}
