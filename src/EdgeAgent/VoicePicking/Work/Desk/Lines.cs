// How far each line is, worked out from the outcomes that count.
namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>Works out the lines of an assignment.</summary>
internal static class Lines
{
    /// <summary>The assignment in an operator's hands.</summary>
    public static WorkInHand Hand(Assignment assignment, Progress progress)
    {
        var lines = Of(assignment, progress);
        return new WorkInHand(assignment, progress.Operator!, lines, Current(lines))
        {
            Outcomes = [.. progress.Outcomes.Select(outcome => outcome.Id)],
        };
    }

    /// <summary>The lines with how far each is.</summary>
    public static IReadOnlyList<LineProgress> Of(Assignment assignment, Progress progress)
    {
        var done = progress.Outcomes.ToLookup(outcome => outcome.Line, StringComparer.Ordinal);
        return [.. assignment.Lines.Select(line => One(assignment.Kind, line, [.. done[line.Id]], progress.Skipped))];
    }

    private static LineProgress One(
        WorkKind kind, WorkLine line, IReadOnlyList<CountedOutcome> outcomes, IReadOnlyList<string> skipped)
    {
        var picked = outcomes.Sum(outcome => outcome.Picked);
        var state = outcomes.Any(outcome => outcome.Short) ? LineState.Short
            : IsDone(kind, line, outcomes.Count, picked) ? LineState.Done
            : skipped.Contains(line.Id, StringComparer.Ordinal) ? LineState.Skipped
            : picked > 0 ? LineState.Partial
            : LineState.Open;
        return new LineProgress(line, state, picked, outcomes.Count > 0 ? outcomes[^1].Id : null);
    }

    private static bool IsDone(WorkKind kind, WorkLine line, int outcomes, int picked) =>
        kind == WorkKind.Count ? outcomes > 0 : picked >= line.Quantity;

    private static string? Current(IReadOnlyList<LineProgress> lines) =>
        (lines.FirstOrDefault(line => !line.IsClosed && line.State != LineState.Skipped)
            ?? lines.FirstOrDefault(line => line.State == LineState.Skipped))?.Line.Id;
}
