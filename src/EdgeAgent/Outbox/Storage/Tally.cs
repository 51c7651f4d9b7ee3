// How many rows there are: counted once at the start, then kept.
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Rows of each class.</summary>
/// <param name="Held">On disk.</param>
/// <param name="Waiting">Not yet handed over, as far as counted.</param>
/// <param name="Counted">How far that is counted: it follows what the broker has, a bounded step at a time.</param>
internal readonly record struct Tally(PerClass Held, PerClass Waiting, PerClass Counted)
{
    public Tally Plus(Priority priority, long held, long waiting) => this with
    {
        Held = Held.With(priority, Held[priority] + held),
        Waiting = Waiting.With(priority, Waiting[priority] + waiting),
    };

    public Tally CountedTo(Priority priority, long sequence) =>
        this with { Counted = Counted.With(priority, sequence) };
}
