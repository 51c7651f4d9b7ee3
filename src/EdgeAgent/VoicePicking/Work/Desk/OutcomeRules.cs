// What a picker may say of his work, and which events follow from it. Nothing is changed here.
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>Judges what pickers say.</summary>
internal static class OutcomeRules
{
    private const int MostCounted = 99_999;

    /// <summary>What he has in hand.</summary>
    /// <exception cref="WorkRefusal">He has nothing.</exception>
    public static WorkInHand HandOf(DeskBook book, string @operator) => book.InHand(@operator)
        ?? throw new WorkRefusal("You have no work in hand: it was given back or taken away. Ask for new work.");

    /// <summary>An outcome of a line.</summary>
    public static IReadOnlyList<NewEvent> Record(
        DeskBook book, DeskFacts facts, string @operator, LineOutcome outcome)
    {
        var hand = HandOf(book, @operator);
        if (book.ProgressOf(hand.Assignment.Id).Knows(outcome.Id)) return [];
        var line = LineOf(hand, outcome.Line);
        if (line.IsClosed) throw new WorkRefusal($"Slot {line.Line.Slot} is done already.");
        if (hand.Assignment.Kind == WorkKind.Count) return [facts.Outcome(hand, line, Counted(outcome))];
        if (outcome.Picked < 0 || outcome.Picked > line.Remaining)
            throw new WorkRefusal($"{outcome.Picked} is too many: {line.Remaining} are left to pick here.");
        if (outcome.Picked == 0 && outcome.ShortReason is null)
            throw new WorkRefusal("Nothing was picked: say short, or skip slot.");
        var enough = outcome.Picked == line.Remaining;
        return [facts.Outcome(hand, line, enough ? outcome with { ShortReason = null } : outcome)];
    }

    /// <summary>Lines passed over.</summary>
    public static IReadOnlyList<NewEvent> Skip(
        DeskBook book, DeskFacts facts, string @operator, IReadOnlyList<string> lines, string reason)
    {
        var hand = HandOf(book, @operator);
        var asked = lines.Select(line => LineOf(hand, line)).ToList();
        var open = asked.Where(line => !line.IsClosed && line.State != LineState.Skipped).ToList();
        if (open.Count == 0) return [];
        if (hand.Lines.All(line => line.IsClosed || line.State == LineState.Skipped || open.Contains(line)))
            throw new WorkRefusal("This cannot be skipped: nothing else is left to do.");
        return [.. open.Select(line => facts.Skipped(hand, line, reason))];
    }

    /// <summary>An outcome taken back.</summary>
    public static IReadOnlyList<NewEvent> Undo(DeskBook book, DeskFacts facts, string @operator, string outcome)
    {
        var hand = HandOf(book, @operator);
        var progress = book.ProgressOf(hand.Assignment.Id);
        if (progress.Undone.Contains(outcome, StringComparer.Ordinal)) return [];
        return progress.Outcomes.FirstOrDefault(one => one.Id == outcome) is { } counted
            ? [facts.Undone(hand, LineOf(hand, counted.Line), counted)]
            : throw new WorkRefusal("There is no entry to take back.");
    }

    /// <summary>The assignment is done; nothing where there is none in hand.</summary>
    public static IReadOnlyList<NewEvent> Complete(DeskBook book, DeskFacts facts, string @operator)
    {
        if (book.InHand(@operator) is not { } hand) return [];
        return hand.Current is { } open
            ? throw new WorkRefusal($"Slot {open.Line.Slot} is still to do.")
            : [facts.Completed(hand, book.ProgressOf(hand.Assignment.Id).Since)];
    }

    private static LineOutcome Counted(LineOutcome outcome) => outcome.Picked is >= 0 and <= MostCounted
        ? outcome with { ShortReason = null }
        : throw new WorkRefusal($"{outcome.Picked} is no count: from 0 to {MostCounted}.");

    private static LineProgress LineOf(WorkInHand hand, string line) =>
        hand.Lines.FirstOrDefault(one => one.Line.Id == line)
        ?? throw new WorkRefusal($"Line {line} is not in this assignment.");
}
