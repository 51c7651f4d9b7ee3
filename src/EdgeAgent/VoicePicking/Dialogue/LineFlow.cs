// The way through one line after its quantity is known: whatever is still to be asked is asked, then it is recorded.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Asks for what is missing, one thing after the other.</summary>
internal static class LineFlow
{
    /// <summary>Goes to the next question about the result; records it where nothing is missing.</summary>
    public static Turn Go(Turn turn, Draft draft)
    {
        var line = turn.State.Line!.Line;
        if (draft.Picked > 0 && turn.State.Work!.Assignment.Kind != WorkKind.Count)
        {
            if (line.Lot && draft.Lot is null) return turn.To(new LotPlace(draft));
            if (line.Serial && draft.Serials.Count < draft.Picked) return turn.To(new SerialPlace(draft));
            if (line.Weight is not null && draft.WeightsKg.Count < draft.Picked)
                return turn.To(new WeightPlace(draft, null));
            if (!draft.Placed && line.ToSlot is not null) return turn.To(new TargetPlace(draft, 0));
            if (!draft.Placed && ContainerOf(turn.State, line) is not null && IsPutAsked(turn.State, line))
                return turn.To(new PutPlace(draft, 0));
        }

        return Record(turn, draft, line);
    }

    /// <summary>What the line's pieces are put into; null where nothing has a name.</summary>
    public static Container? ContainerOf(DialogueState state, WorkLine line)
    {
        if (state.Containers.TryGetValue(line.Order ?? "", out var later)) return later;
        var order = state.Work!.Assignment.Orders.FirstOrDefault(order => order.Id == line.Order);
        return order is null
            ? null
            : new Container(order.Container ?? order.Id, Proof.Given(order.ContainerCheckDigits));
    }

    private static bool IsPutAsked(DialogueState state, WorkLine line) =>
        state.Work!.Assignment.Orders.Count > 1 || ContainerOf(state, line)!.CheckDigits is not null;

    private static Turn Record(Turn turn, Draft draft, WorkLine line)
    {
        var state = turn.State;
        var container = draft.Picked == 0 ? null : ContainerOf(state, line)?.Name;
        var outcome = draft.Outcome(
            $"{state.Setup.Session}-{state.Outcomes + 1}", line, container, turn.Now - state.LineSince);
        return turn.With(before => before with { Outcomes = before.Outcomes + 1 })
            .Doing(new RecordOutcome(outcome))
            .Waiting(Awaited.Record, back: Asking(state));
    }

    /// <summary>Where a line's quantity is asked: there a result that was refused is given anew.</summary>
    private static Place Asking(DialogueState state) =>
        state.Work!.Assignment.Kind == WorkKind.Count ? new CountPlace(null) : new QuantityPlace();
}
