// A simulated outbox forgets only what headquarters covers, or the oldest when it is full.
using EdgeAgent.Headquarters.Simulation;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Simulation;

public sealed class KeptEventsTests
{
    private const int Most = 40;

    [Fact]
    public void It_keeps_what_a_plain_list_would_keep() => Prop.ForAll<(byte Action, byte Number)[]>(steps =>
    {
        var kept = new KeptEvents(Most);
        var plain = new List<long>();
        long last = 0, covered = 0, givenUp = 0;
        foreach (var (action, number) in steps.SelectMany(step => Enumerable.Repeat(step, 3)))
        {
            if (action % 4 > 0)
            {
                for (var count = 0; count < number % 30; count++)
                {
                    if (plain.Count == Most)
                    {
                        plain.RemoveAt(0);
                        givenUp++;
                    }

                    Assert.Equal(++last, kept.Add(1, 0, last, last));
                    plain.Add(last);
                }
            }
            else
            {
                var upTo = covered + (number % 50);
                var newest = kept.Cover(upTo);
                if (upTo <= covered || upTo > last) Assert.Null(newest);
                else
                {
                    covered = upTo;
                    if (plain.Contains(upTo)) Assert.Equal(upTo, newest!.Value.Sequence);
                    plain.RemoveAll(sequence => sequence <= upTo);
                }
            }

            var read = new List<SimulatedEvent>();
            kept.Read(0, long.MaxValue, int.MaxValue / 2, read);
            Assert.Equal(plain, read.Select(one => one.Sequence));
            Assert.Equal((last, covered, givenUp), (kept.Last, kept.Covered, kept.GivenUp));
            Assert.True(kept.Settled >= covered);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_acknowledgement_of_what_was_never_made_changes_nothing()
    {
        var kept = new KeptEvents(Most);
        kept.Add(1, 0, 0, 0);
        Assert.Null(kept.Cover(2));
        Assert.Equal(0, kept.Covered);
    }
}
