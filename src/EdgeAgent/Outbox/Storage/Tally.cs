// How many rows there are: counted once at the start, then kept.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Rows of each class on disk, and those not yet handed over.</summary>
internal readonly record struct Tally(PerClass Held, PerClass Waiting)
{
    public Tally Plus(Priority priority, long held, long waiting) => new(
        Held.With(priority, Held[priority] + held), Waiting.With(priority, Waiting[priority] + waiting));
}
