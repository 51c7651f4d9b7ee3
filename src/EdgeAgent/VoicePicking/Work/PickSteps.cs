// The data of pick events, filled from what the desk holds.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.VoicePicking.Work;

/// <summary>Makes the data records.</summary>
internal static class PickSteps
{
    /// <summary>About the whole assignment.</summary>
    public static PickStep Of(Assignment assignment, string @operator) =>
        new(assignment.Id, @operator, Word(assignment.Kind), assignment.Version);

    /// <summary>About a line.</summary>
    public static PickStep At(WorkInHand hand, LineProgress line) => Of(hand.Assignment, hand.Operator) with
    {
        Line = line.Line.Id,
        Order = line.Line.Order,
        Slot = line.Line.Slot,
        Item = line.Line.Item,
    };

    /// <summary>About the place to which all of it is brought.</summary>
    public static PickStep AtDelivery(WorkInHand hand) =>
        Of(hand.Assignment, hand.Operator) with { Slot = hand.Assignment.DeliverTo };

    /// <summary>About an outcome of a line: confirmed or short.</summary>
    public static PickStep Outcome(WorkInHand hand, LineProgress line, LineOutcome outcome) => At(hand, line) with
    {
        Outcome = outcome.Id,
        Asked = Asked(hand.Assignment, line),
        Said = outcome.Said,
        Confidence = Share(outcome.Confidence),
        Means = outcome.Means,
        Picked = outcome.Picked,
        Reason = outcome.ShortReason,
        Lot = outcome.Lot,
        Serials = outcome.Serials.Count > 0 ? outcome.Serials : null,
        WeightsKg = outcome.WeightsKg.Count > 0 ? outcome.WeightsKg : null,
        Container = outcome.Container,
        DurationS = Seconds(outcome.Duration),
    };

    /// <summary>What is asked at a line now: what is left to pick; for a count what should be there.</summary>
    public static int? Asked(Assignment assignment, LineProgress line) =>
        assignment.Kind == WorkKind.Count ? line.Line.ExpectedCount : line.Line.Quantity - line.Picked;

    /// <summary>A share with three decimals.</summary>
    public static double? Share(double? value) => value is { } share ? Math.Round(Math.Clamp(share, 0, 1), 3) : null;

    /// <summary>Seconds with one decimal, never negative.</summary>
    public static double Seconds(TimeSpan time) => Math.Round(Math.Max(0, time.TotalSeconds), 1);

    /// <summary>The word of a kind of work, as it stands in events and files.</summary>
    public static string Word(WorkKind kind) => kind.ToString().ToLowerInvariant();
}
