// What can happen to a wish of HQ, without files and clocks.
using EdgeAgent.Contracts.Push;
using EdgeAgent.Steering.Config;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Steering.Config;

public sealed class ConfigLedgerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_trial_that_is_confirmed_is_in_force_and_one_that_is_rolled_back_leaves_what_was_before()
    {
        var first = new ConfigLedger().Try(Wish(1), Within, ["dock"], Now).Start("local", Now).Confirm(Now);
        Assert.Equal((ConfigStates.Applied, 1L, 1L), (first.State, first.Running!.Version, first.Seen));

        var second = first.Try(Wish(2), Within, [], Now).Start("local", Now);
        Assert.Equal((ConfigStates.Trying, 2L), (second.State, second.Running!.Version));
        var back = second.RollBack("The line is dead.", Now);
        Assert.Equal((ConfigStates.RolledBack, 1L, 2L), (back.State, back.Running!.Version, back.Seen));
        Assert.Equal("The line is dead.", back.Outcome!.Reason);
    }

    [Fact]
    public void A_trial_may_be_started_twice_and_not_a_third_time()
    {
        var ledger = new ConfigLedger().Try(Wish(1), Within, [], Now);
        ledger = ledger.Start("local", Now).Start("local", Now);
        Assert.Equal(ConfigStates.Trying, ledger.State);

        ledger = ledger.Start("local", Now);

        Assert.Equal((ConfigStates.RolledBack, null), (ledger.State, ledger.Running));
    }

    [Fact]
    public void A_trial_whose_time_is_over_is_rolled_back_at_the_start_but_not_by_a_clock_that_went_back()
    {
        var ledger = new ConfigLedger().Try(Wish(1), Within, [], Now);

        Assert.Equal(ConfigStates.Trying, ledger.Start("local", Now - TimeSpan.FromDays(900)).State);
        Assert.Equal(ConfigStates.RolledBack, ledger.Start("local", Now + Within + TimeSpan.FromSeconds(1)).State);
    }

    [Fact]
    public void A_change_of_the_installers_file_ends_trial_and_applied_and_the_same_wish_does_not_come_back()
    {
        var ledger = new ConfigLedger().Try(Wish(4), Within, [], Now).Confirm(Now).Start("changed", Now);

        Assert.Equal((ConfigStates.Local, null, 4L), (ledger.State, ledger.Running, ledger.Seen));
        Assert.Equal(ledger, ledger.Start("changed", Now));
    }

    [Fact]
    public void A_newer_wish_during_a_trial_replaces_it_and_keeps_what_was_healthy_before()
    {
        var ledger = new ConfigLedger().Try(Wish(1), Within, ["dock"], Now).Try(Wish(2), Within, [], Now);

        Assert.Equal((2L, "dock"), (ledger.Trial!.Wish.Version, Assert.Single(ledger.Trial.Healthy)));
        Assert.Null(ledger.RollBack("No.", Now).Running);
    }

    // Whatever happens: the newest wish seen never falls, nothing runs that was not wished or confirmed, and a few
    // starts without a confirmation always end on what was confirmed before, or on the installer's file.
    [Fact]
    public void Whatever_happens_the_box_ends_on_something_confirmed() =>
        Prop.ForAll<byte[]>(EndsOnSomethingConfirmed).QuickCheckThrowOnFailure();

    private static bool EndsOnSomethingConfirmed(byte[] steps)
    {
        var ledger = new ConfigLedger();
        WishedConfig? confirmed = null;
        var version = 0L;
        foreach (var step in steps)
        {
            var seen = ledger.Seen;
            switch (step % 5)
            {
                case 0: ledger = ledger.Try(Wish(++version), Within, [], Now); break;
                case 1: ledger = ledger.Refuse(++version, "hash", "No.", Now); break;
                case 2:
                    confirmed = ledger.Trial?.Wish ?? confirmed;
                    ledger = ledger.Confirm(Now);
                    break;
                case 3:
                    confirmed = ledger.Trial is null ? null : confirmed;
                    ledger = ledger.RollBack("No.", Now);
                    break;
                default: ledger = ledger.Start("local", Now); break;
            }

            if (ledger.Seen < seen) return false;
        }

        for (var start = 0; start <= ConfigLedger.MostStarts; start++) ledger = ledger.Start("local", Now);
        return ledger.Trial is null && ledger.Running == confirmed;
    }

    private static WishedConfig Wish(long version) => new(version, $"hash-{version}", "store: {}", "local");
}
