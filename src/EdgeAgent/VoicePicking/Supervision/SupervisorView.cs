// Puts the supervisor's view together from the desk and the day's figures.
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Desk;

namespace EdgeAgent.VoicePicking.Supervision;

/// <summary>Makes the view.</summary>
internal static class SupervisorView
{
    private const int MostAssignments = 60;
    private const int MostSlots = 10;

    /// <summary>Picking at this moment.</summary>
    public static PickingStatus Of(WorkDesk desk, PickingInsight insight, DateTimeOffset now)
    {
        var (hands, assignments, waiting) = desk.Look(book =>
        {
            var inHand = book.InHands.OrderBy(one => one.Since).ToList();
            var free = book.Free
                .OrderByDescending(work => work.Assignment.Priority)
                .ThenBy(work => work.Arrival)
                .ToList();
            IReadOnlyList<AssignmentStatus> all =
            [
                .. inHand.Select(one => InHand(one.Hand, one.Since, book.Held[one.Hand.Assignment.Id].Source)),
                .. free.Take(MostAssignments).Select(work => Free(work, book)),
            ];
            return (inHand.ToDictionary(one => one.Hand.Operator, one => one.Hand), all, free.Count);
        });
        return insight.Look(day => new PickingStatus
        {
            Pickers =
            [
                .. day.Pickers.Keys.Union(hands.Keys)
                    .OrderByDescending(hands.ContainsKey)
                    .ThenBy(one => one, StringComparer.Ordinal)
                    .Select(one => Picker(one, hands.GetValueOrDefault(one), day, now)),
            ],
            Assignments = assignments,
            Totals = day.Totals,
            LinesLastHour = day.Pickers.Values.Sum(one => one.LinesSince(now - TimeSpan.FromHours(1))),
            Waiting = waiting,
            InHand = hands.Count,
            WorstSlots =
            [
                .. day.Slots.Where(slot => slot.Value.Trouble > 0)
                    .OrderByDescending(slot => slot.Value.Trouble)
                    .ThenBy(slot => slot.Key, StringComparer.Ordinal)
                    .Take(MostSlots)
                    .Select(slot => new SlotStatus(
                        slot.Key, slot.Value.Lines, slot.Value.Shorts, slot.Value.WrongDigits, slot.Value.Skips)),
            ],
            Problems = desk.Problem is { } problem ? [problem] : [],
        });
    }

    private static PickerStatus Picker(string @operator, WorkInHand? hand, PickingDay day, DateTimeOffset now)
    {
        var tally = day.Pickers.GetValueOrDefault(@operator) ?? new PickerTally();
        var lines = tally.Lines;
        return new PickerStatus(
            @operator, hand?.Assignment.Id, hand?.Current?.Line.Slot, lines, tally.Pieces,
            tally.LinesSince(now - TimeSpan.FromHours(1)), tally.LinesPerHour, tally.MedianLineS,
            lines > 0 ? Math.Round((double)tally.Shorts / lines, 3) : null,
            lines > 0 ? Math.Round((double)tally.Reprompts / lines, 2) : null);
    }

    private static AssignmentStatus InHand(WorkInHand hand, DateTimeOffset since, string source) =>
        Of(hand.Assignment, hand.Lines, hand.Operator, since, source);

    private static AssignmentStatus Free(HeldWork work, DeskBook book) => Of(
        work.Assignment, Lines.Of(work.Assignment, book.ProgressOf(work.Assignment.Id)), null, null, work.Source);

    private static AssignmentStatus Of(
        Assignment assignment, IReadOnlyList<LineProgress> lines, string? @operator, DateTimeOffset? since,
        string source) =>
        new(
            assignment.Id, PickSteps.Word(assignment.Kind), @operator, since, lines.Count,
            lines.Count(line => line.IsClosed), lines.Count(line => line.State == LineState.Short),
            lines.Count(line => line.State == LineState.Skipped), assignment.Priority, source);
}
