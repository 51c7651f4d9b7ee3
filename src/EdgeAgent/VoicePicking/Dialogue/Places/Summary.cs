// A new assignment.
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue.Places;

/// <summary>Says what is to be done, and waits until the picker sets off.</summary>
internal sealed record Summary : Place
{
    /// <inheritdoc/>
    public override string Name => "summary";

    /// <inheritdoc/>
    public override IEnumerable<Prompt> Ask(DialogueState state, bool full)
    {
        var work = state.Work!;
        yield return Facts.Left(state) with { Key = Key(work) };
        var orders = work.Assignment.Orders;
        if (orders.Count > 1) yield return Prompt.Of("summary.orders").With("orders", orders.Count);
        if (state.Line is { } first) yield return Prompt.Of("summary.first", ("aisle", first.Line.Aisle));
    }

    /// <inheritdoc/>
    public override AnswerForm Form(DialogueState state) => AnswerForm.Commands(Words.Ready);

    /// <inheritdoc/>
    public override Turn On(Turn turn, Answer answer) => answer.Is(Words.Ready) ? Walk.Next(turn) : NotNow(turn);

    private static string Key(WorkInHand work) => work.Assignment.Kind switch
    {
        WorkKind.Replenish => "summary.replenish",
        WorkKind.Count => "summary.count",
        _ => "summary.pick",
    };
}
