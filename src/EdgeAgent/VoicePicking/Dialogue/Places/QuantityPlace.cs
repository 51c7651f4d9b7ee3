// At the slot: how many?
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Says how many are still to be taken, and asks how many were.</summary>
internal sealed record QuantityPlace : Place
{
    /// <inheritdoc/>
    public override string Name => "quantity";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        var line = state.Line!;
        if (full && Message(line) is { } message) yield return message;
        if (line.Picked > 0) yield return Prompt.Of("picked", ("unit", line.Line.Unit)).With("picked", line.Picked);
        yield return Facts.Quantity(state) with { Key = Key(state) };
    }

    /// <inheritdoc/>
    public override Turn Enter(Turn turn)
    {
        if (turn.State.Line is { Picked: 0 } line && Message(line) is { } message)
            turn = turn.Saying(message.Important());
        return base.Enter(turn);
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => Asked(state) with
    {
        Words =
        [
            Words.Short, Words.Partial, Words.SkipSlot, Words.Empty, Words.Damaged,
            .. LineFlow.ContainerOf(state, state.Line!.Line) is null
                ? (IEnumerable<string>)[] : [Words.NewContainer, Words.CloseContainer],
        ],
    };

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) => answer switch
    {
        { Kind: AnswerKind.Number } => Judge(turn, answer, null),
        { Text: Words.SkipSlot } => Walk.SkipSlot(turn),
        { Text: Words.Short } => turn.To(new ShortPlace(null)),
        { Text: Words.Damaged } => turn.To(new ShortPlace(Words.Damaged)),
        { Text: Words.Empty } => AskShort(turn, 0, answer, Words.Empty),
        { Text: Words.Partial } when turn.State.Line!.Remaining > 1 => turn.To(new PartialPlace()),
        { Text: Words.NewContainer } => turn.To(new NewContainerPlace(this)),
        { Text: Words.CloseContainer } => NewContainerPlace.AskClose(turn, this),
        _ => NotNow(turn),
    };

    /// <inheritdoc/>
    public override Prompt Big(DialogueState state) => Facts.Quantity(state) with { Key = Key(state) };

    /// <inheritdoc/>
    public override Prompt? Sub(DialogueState state) => Facts.Description(state);

    /// <summary>What may be said to how many: spoken numbers end at 999, larger ones are said digit by digit.</summary>
    public static AnswerForm Asked(DialogueState state)
    {
        var length = state.Line!.Remaining.ToString(provider: null).Length;
        return new AnswerForm { Number = true, DigitCounts = length > 3 ? [length] : [] };
    }

    /// <summary>Judges a number: as asked it goes on, fewer are asked about, more are refused.</summary>
    public static Turn Judge(Turn turn, Answer answer, string? reason)
    {
        var asked = turn.State.Line!.Remaining;
        if (answer.Number > asked)
        {
            return turn.Saying(Prompt.Of("too.many", ("said", answer.Text)).With("asked", asked).Important())
                .Asking().Again();
        }

        return answer.Number < asked
            ? AskShort(turn, answer.Number, answer, reason)
            : LineFlow.Go(turn, new Draft(answer.Number, answer));
    }

    private static Turn AskShort(Turn turn, int picked, Answer answer, string? reason)
    {
        var ask = Prompt.Of("short.confirm").With("said", picked).With("asked", turn.State.Line!.Remaining);
        return turn.Asking(ask.Important(), new ShortIntent(new Draft(picked, answer) { ShortReason = reason }));
    }

    private static string Key(DialogueState state) => state switch
    {
        { Line.Picked: > 0 } => "pick.rest",
        { Work.Assignment.Kind: WorkKind.Replenish } => "take",
        _ => "pick",
    };

    private static Prompt? Message(LineProgress line) => string.IsNullOrWhiteSpace(line.Line.Message)
        ? null
        : Prompt.Of("sentence", ("sentence", line.Line.Message));
}
