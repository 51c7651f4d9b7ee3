// From line to line, and to the end of the assignment.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Where to go next.</summary>
internal static class Walk
{
    /// <summary>Goes to the line that comes now.</summary>
    /// <param name="turn">With the work as it stands.</param>
    /// <param name="before">The id of the line before; null = none.</param>
    public static Turn Next(Turn turn, string? before = null)
    {
        if (turn.State.Line is not { } progress) return Finish(turn);
        if (progress.State == LineState.Skipped)
        {
            return turn.Saying(Prompt.Of("skipped.again"))
                .Doing(new ReturnToSkipped())
                .Waiting(Awaited.Record, back: new Onward());
        }

        var line = progress.Line;
        if (turn.State.Proved != Spot.Of(line)) return ToSlot(turn, line);
        if (line.Id == before) return turn.To(AtSlot(turn.State));
        return AtTheSlot(turn.With(state => state with { LineSince = turn.Now }).Saying(Prompt.Of("slot.same")));
    }

    /// <summary>What is asked once the slot is proved.</summary>
    public static Turn AtTheSlot(Turn turn)
    {
        var line = turn.State.Line!.Line;
        return turn.To(
            Proof.Given(line.ProductDigits) is null ? AtSlot(turn.State) : new ProductPlace(0));
    }

    /// <summary>What is asked once slot and product are proved.</summary>
    public static Turn AtTheProduct(Turn turn) => turn.To(AtSlot(turn.State));

    /// <summary>Leaves the line in work for later, unless nothing else is left.</summary>
    public static Turn SkipSlot(Turn turn)
    {
        var line = turn.State.Line!.Line;
        return Leave(turn, [line.Id], "slot", "skip.last");
    }

    /// <summary>Leaves the lines of this aisle for later, unless nothing else is left.</summary>
    public static Turn SkipAisle(Turn turn) => Leave(turn, LinesOfAisle(turn.State), "aisle", "skip.last.aisle");

    /// <summary>The lines that are skipped with the aisle.</summary>
    public static IReadOnlyList<string> LinesOfAisle(DialogueState state)
    {
        var here = Spot.Of(state.Line!.Line);
        return
        [
            .. state.Work!.Lines
                .Where(line => !line.IsClosed && line.State != LineState.Skipped)
                .Where(line => Spot.Of(line.Line).SharesAisle(here))
                .Select(line => line.Line.Id),
        ];
    }

    private static Turn Leave(Turn turn, IReadOnlyList<string> lines, string reason, string refusal)
    {
        var others = turn.State.Work!.Lines.Where(line => !line.IsClosed && !lines.Contains(line.Line.Id)).ToList();
        if (others.Count == 0) return turn.Saying(Prompt.Of(refusal)).Asking().Again();
        var onlySkipped = others.TrueForAll(line => line.State == LineState.Skipped);
        if (onlySkipped) turn = turn.Doing(new ReturnToSkipped());
        return turn.With(state => state with { Proved = null })
            .Doing(new Skip(lines, reason))
            .Waiting(Awaited.Record, onlySkipped ? 2 : 1);
    }

    private static Turn ToSlot(Turn turn, WorkLine line)
    {
        var sets = line.CheckDigits.Count;
        var set = sets == 0 ? 0 : (int)((uint)(turn.State.Setup.Seed + turn.State.Heading.Lines) % (uint)sets);
        return turn.With(state => state with { LineSince = turn.Now, Proved = null }).To(new SlotPlace(set, 0));
    }

    private static Place AtSlot(DialogueState state) =>
        state.Work!.Assignment.Kind == WorkKind.Count ? new CountPlace(null) : new QuantityPlace();

    private static Turn Finish(Turn turn) => turn.State.Work!.Assignment.DeliverTo is null
        ? turn.Doing(new Complete()).Waiting(Awaited.Completion, back: new DeliverPlace(0))
        : turn.To(new DeliverPlace(0));
}
