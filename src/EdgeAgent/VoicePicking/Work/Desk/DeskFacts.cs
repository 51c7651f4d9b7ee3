// The events that the desk itself makes: what it says of a line, an assignment, a piece of work.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>Makes the desk's events.</summary>
internal sealed class DeskFacts(TimeProvider time, IClockQuality clock)
{
    /// <summary>The device that stands in their source.</summary>
    public const string Device = "picking";

    /// <summary>An operator took an assignment.</summary>
    public NewEvent Started(Assignment assignment, string @operator) => Pick(
        EventKinds.PickStarted, PickSteps.Of(assignment, @operator) with { Lines = assignment.Lines.Count });

    /// <summary>An outcome of a line.</summary>
    public NewEvent Outcome(WorkInHand hand, LineProgress line, LineOutcome outcome) => Pick(
        outcome.ShortReason is null ? EventKinds.PickConfirmed : EventKinds.PickShort,
        PickSteps.Outcome(hand, line, outcome));

    /// <summary>A line is passed over.</summary>
    public NewEvent Skipped(WorkInHand hand, LineProgress line, string reason) =>
        Pick(EventKinds.PickSkipped, PickSteps.At(hand, line) with { Reason = reason });

    /// <summary>An outcome is taken back.</summary>
    public NewEvent Undone(WorkInHand hand, LineProgress line, CountedOutcome outcome) => Pick(
        EventKinds.PickUndone, PickSteps.At(hand, line) with { Outcome = outcome.Id, Picked = outcome.Picked });

    /// <summary>An assignment is done.</summary>
    public NewEvent Completed(WorkInHand hand, DateTimeOffset? since) => Pick(
        EventKinds.PickCompleted,
        PickSteps.Of(hand.Assignment, hand.Operator) with
        {
            Picked = hand.Lines.Sum(line => line.Picked),
            Lines = hand.Lines.Count,
            Shorts = hand.Lines.Count(line => line.State == LineState.Short),
            DurationS = since is { } taken ? PickSteps.Seconds(time.GetUtcNow() - taken) : null,
        });

    /// <summary>Work returns to the pool.</summary>
    public NewEvent Released(HeldWork work, string @operator, string reason) => Work(
        EventKinds.WorkReleased,
        new WorkChanged(work.Assignment.Id, work.Assignment.Version, work.Source, reason, @operator));

    /// <summary>Work is taken away.</summary>
    public NewEvent Withdrawn(string assignment, long version, string source, string? @operator) => Work(
        EventKinds.WorkWithdrawn, new WorkChanged(assignment, version, source, Operator: @operator));

    /// <summary>Work was refused.</summary>
    public NewEvent Refused(string assignment, long? version, string source, string reason) => Work(
        EventKinds.WorkRefused, new WorkChanged(assignment, version, source, reason));

    /// <summary>A sentence for an operator.</summary>
    public KeptNotice Notice(string id, string @operator, string sentence, string? assignment) =>
        new(id, @operator, sentence, assignment, time.GetUtcNow(), Heard: false);

    private NewEvent Pick(EventKind kind, PickStep step) =>
        NewEvent.Of(kind, Device, time.GetUtcNow(), clock.Now, step, EventDataJson.Default.PickStep);

    private NewEvent Work(EventKind kind, WorkChanged change) =>
        NewEvent.Of(kind, Device, time.GetUtcNow(), clock.Now, change, EventDataJson.Default.WorkChanged);
}
