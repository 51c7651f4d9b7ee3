// A version is kept when everything is as before, and given up with its reason otherwise; the box always ends on a
// version that works.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Hosting;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates.Gate;

public sealed class UpdateGateTests : IDisposable
{
    private readonly UpdateBench _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task A_version_with_which_all_is_as_before_is_kept_and_told()
    {
        await _box.ApplyAsync();

        var report = await _box.GateAsync();

        Assert.Equal((UpdateResult.Good, 0), (report.Outcome, report.ExitCode));
        Assert.True(_box.Confirmed);
        Assert.Null(_box.Records.Before);
        var told = Assert.Single(_box.Records.History);
        Assert.Equal((UpdateEnding.Applied, "0.1.0", "0.2.0", null), (told.Ending, told.From, told.To, told.Reason));
        Assert.Equal(UpdateResult.Nothing, (await _box.GateAsync()).Outcome);
    }

    [Fact]
    public async Task A_service_that_never_gets_ready_is_given_up_after_75_seconds()
    {
        await _box.ApplyAsync();
        _box.Agent = () => null;
        var since = _box.Time.GetUtcNow();

        var report = await _box.GateAsync();

        Assert.Equal((UpdateResult.Bad, 1), (report.Outcome, report.ExitCode));
        Assert.InRange((_box.Time.GetUtcNow() - since).TotalSeconds, 75, 80);
        Assert.Equal(("A", "0.1.0"), (_box.Booted, _box.Runs));
        var back = await _box.GateAsync();
        Assert.Equal(UpdateResult.FellBack, back.Outcome);
        var told = Assert.Single(_box.Records.History);
        Assert.Equal(UpdateEnding.Failed, told.Ending);
        Assert.Equal("Within 75 s: The agent does not answer.", told.Reason);
    }

    [Fact]
    public async Task A_device_that_was_up_and_stays_down_takes_the_version_back_and_one_that_was_down_does_not()
    {
        await _box.ApplyAsync();
        _box.Agent = () => AgentStates.Well().With("scale", DeviceState.Failed, "Plug it in.");

        var report = await _box.GateAsync();

        Assert.Equal(UpdateResult.Bad, report.Outcome);
        Assert.Contains(
            "Within 300 s: Device scale was up and is failed: Plug it in.", report.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("door", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_takes_its_time_is_waited_for()
    {
        await _box.ApplyAsync();
        var up = _box.Time.GetUtcNow() + TimeSpan.FromMinutes(4);
        _box.Agent = () => _box.Time.GetUtcNow() < up
            ? AgentStates.Well().With("scale", DeviceState.Starting)
            : AgentStates.Well();

        Assert.Equal(UpdateResult.Good, (await _box.GateAsync()).Outcome);
    }

    [Fact]
    public async Task Without_HQ_the_version_is_kept_when_the_grace_is_over()
    {
        await _box.ApplyAsync();
        _box.Agent = () => AgentStates.Well().WithoutHq();
        var since = _box.Time.GetUtcNow();

        Assert.Equal(UpdateResult.Good, (await _box.GateAsync()).Outcome);

        Assert.InRange((_box.Time.GetUtcNow() - since).TotalMinutes, 10, 10.2);
    }

    [Theory]
    [InlineData("e2", 100, "its epoch was e1 and is e2")]
    [InlineData("e1", 99, "ends at 99; before the update it ended at 100")]
    public async Task An_outbox_that_is_another_or_behind_takes_the_version_back(string epoch, long last, string why)
    {
        await _box.ApplyAsync();
        _box.Agent = () => AgentStates.Well() with { Epoch = epoch, LastSequence = last };

        Assert.Contains(why, (await _box.GateAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_did_not_even_start_is_told_by_the_one_that_came_back()
    {
        await _box.ApplyAsync();
        _box.Boot(); // the boot loader: the slot was tried once

        var report = await _box.GateAsync();

        Assert.Equal(UpdateResult.FellBack, report.Outcome);
        Assert.Contains("did not come up", Assert.Single(_box.Records.History).Reason, StringComparison.Ordinal);
        Assert.Equal(UpdateResult.Refused, (await _box.ApplyAsync()).Outcome);
        Assert.Single(_box.Records.History);
    }

    [Fact]
    public async Task An_installation_that_was_cut_off_is_cleared_away_and_tried_again()
    {
        _box.Trouble = new OperationCanceledException("the power went");
        _box.Records.Note(new Baseline(
            _box.Time.GetUtcNow(), "A", "boot-0", "0.1.0", "0.2.0", 2, "e1", 100, [], true, Installed: false));

        Assert.Equal(UpdateResult.CutOff, (await _box.GateAsync()).Outcome);

        _box.Trouble = null;
        Assert.Equal(UpdateResult.Installed, (await _box.ApplyAsync()).Outcome);
        Assert.Empty(_box.Records.History);
    }

    [Fact]
    public async Task A_version_that_was_confirmed_before_the_cut_is_told_after_it()
    {
        await _box.ApplyAsync();
        await _box.MarkAsync(good: true, CancellationToken.None); // and the power goes before the rest
        _box.Boot();

        Assert.Equal(UpdateResult.Good, (await _box.GateAsync()).Outcome);
        Assert.Equal(UpdateEnding.Applied, Assert.Single(_box.Records.History).Ending);
    }

    [Fact]
    public async Task A_card_that_starts_for_the_first_time_is_kept_when_ready_and_never_given_up()
    {
        await _box.MarkAsync(good: false, CancellationToken.None);
        _box.Agent = () => null;
        Assert.Equal(UpdateResult.Nothing, (await _box.GateAsync()).Outcome);
        Assert.Equal(0, _box.Restarts);

        _box.Agent = () => AgentStates.Well().WithoutHq();
        Assert.Equal(UpdateResult.Good, (await _box.GateAsync()).Outcome);
        Assert.True(_box.Confirmed);
    }

    // However an update goes, and wherever the power goes: the box ends confirmed, on a version whose agent answers,
    // and
    // what became of the update is on record once.
    [Fact]
    public void Whatever_happens_the_box_ends_on_a_version_that_works() =>
        Prop.ForAll<bool, byte>(EndsWell).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    private static bool EndsWell(bool works, byte cuts)
    {
        using var box = new UpdateBench();
        box.Agent = () => works || box.Runs == "0.1.0" ? AgentStates.Well(box.Runs) : null;
        box.ApplyAsync().GetAwaiter().GetResult();
        for (var cut = 0; cut < cuts % 3; cut++) box.Boot();
        for (var start = 0; start < 3; start++) box.GateAsync().GetAwaiter().GetResult();
        var ending = box.Records.History.Single().Ending;
        return box.Confirmed && box.Records.Before is null && box.Agent() is not null
            && (box.Runs == "0.2.0" ? ending == UpdateEnding.Applied : ending == UpdateEnding.Failed);
    }
}
