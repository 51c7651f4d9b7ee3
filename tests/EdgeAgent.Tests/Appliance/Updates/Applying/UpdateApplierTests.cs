// What is installed, what waits, what is refused, and that nothing is lost when it is cut off.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Appliance.Updates.Applying;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Appliance.Updates.Slots;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates.Applying;

public sealed class UpdateApplierTests : IDisposable
{
    private readonly UpdateBench _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task A_bundle_that_came_in_is_installed_in_the_quiet_hours_and_the_box_restarts_with_it()
    {
        var report = await _box.ApplyAsync();

        Assert.Equal((UpdateResult.Installed, 0), (report.Outcome, report.ExitCode));
        Assert.Equal(("B", "0.2.0", 1), (_box.Booted, _box.Runs, _box.Restarts));
        var before = _box.Records.Before!;
        Assert.Equal(("A", "0.1.0", "0.2.0", true), (before.Slot, before.From, before.To, before.Installed));
        Assert.Equal(("e1", 100L, true), (before.Epoch, before.LastSequence, before.HqReached));
        Assert.Equal(["dock", "scale"], before.DevicesUp);
    }

    [Fact]
    public async Task Outside_the_quiet_hours_it_waits_unless_somebody_says_now()
    {
        _box.Time.JumpWallClock(TimeSpan.FromHours(9));

        var report = await _box.ApplyAsync();

        Assert.Equal((UpdateResult.Waits, 3), (report.Outcome, report.ExitCode));
        Assert.Contains("02:00-05:00", report.Text, StringComparison.Ordinal);
        Assert.Equal(UpdateResult.Installed, (await _box.ApplyAsync(new ApplyRequest(Now: true))).Outcome);
    }

    [Fact]
    public async Task An_open_pick_is_waited_out_also_with_a_stick()
    {
        _box.Agent = () => AgentStates.Well().Picking(2);
        Copy("0.2.0.raucb");

        Assert.Contains("2 assignment(s)", (await _box.ApplyAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(UpdateResult.Waits, (await _box.ApplyAsync(new ApplyRequest(_box.Stick))).Outcome);
        Assert.Empty(_box.Installed);
    }

    [Fact]
    public async Task A_stick_needs_no_wish_of_HQ_no_quiet_hours_and_no_running_agent()
    {
        _box.Wish = null;
        _box.Time.JumpWallClock(TimeSpan.FromHours(9));
        _box.Agent = () => null;
        _box.Bundles["old.raucb"] = _box.Bundles["0.2.0.raucb"] with { Version = "0.0.9" };
        Copy("0.2.0.raucb");
        Copy("old.raucb");
        Copy("torn.raucb");

        var report = await _box.ApplyAsync(new ApplyRequest(_box.Stick));

        Assert.Equal((UpdateResult.Installed, "0.2.0"), (report.Outcome, report.Version));
        Assert.Null(_box.Records.Before!.Epoch);
    }

    [Theory]
    [InlineData("edge-agent-pi", "0.2.0", "reads 1 2 writes 2", "is for edge-agent-pi, this box is edge-agent-x86")]
    [InlineData(UpdateBench.Board, "0.0.9", "reads 1 2 writes 2", "older than 0.1.0")]
    [InlineData(UpdateBench.Board, "new", "reads 1 2 writes 2", "expected three numbers")]
    [InlineData(UpdateBench.Board, "0.2.0", null, "does not say which state")]
    [InlineData(UpdateBench.Board, "0.2.0", "reads 90 99 writes 99", "cannot follow here")]
    public async Task A_bundle_that_is_not_for_this_box_is_refused_with_a_sentence_and_told_once(
        string board, string version, string? description, string why)
    {
        _box.Bundles["x.raucb"] = new BundleFacts(board, version, description);
        Copy("x.raucb");

        var report = await _box.ApplyAsync(new ApplyRequest(_box.Stick));
        await _box.ApplyAsync(new ApplyRequest(_box.Stick));

        Assert.Equal((UpdateResult.Refused, 1), (report.Outcome, report.ExitCode));
        Assert.Contains(why, report.Text, StringComparison.Ordinal);
        var told = Assert.Single(_box.Records.History);
        Assert.Equal(
            (UpdateEnding.Refused, "0.1.0", version, report.Text), (told.Ending, told.From, told.To, told.Reason));
        Assert.Empty(_box.Installed);
    }

    [Fact]
    public async Task A_bundle_that_nobody_trusts_is_refused_by_its_file_name()
    {
        Copy("theirs.raucb");

        var report = await _box.ApplyAsync(new ApplyRequest(Path.Combine(_box.Stick, "theirs.raucb")));

        Assert.Equal((UpdateResult.Refused, "theirs.raucb"), (report.Outcome, report.Version));
        Assert.Equal("theirs.raucb", Assert.Single(_box.Records.History).To);
    }

    [Fact]
    public async Task What_runs_already_a_stick_without_bundles_and_no_wish_are_nothing_to_speak_of()
    {
        _box.Bundles["same.raucb"] = _box.Bundles["0.2.0.raucb"] with { Version = "0.1.0" };
        Assert.Equal(UpdateResult.Nothing, (await _box.ApplyAsync(new ApplyRequest(_box.Stick))).Outcome);
        Copy("same.raucb");
        Assert.Equal(UpdateResult.Nothing, (await _box.ApplyAsync(new ApplyRequest(_box.Stick))).Outcome);
        _box.Bundles.Clear();
        Assert.Equal(UpdateResult.Nothing, (await _box.ApplyAsync()).Outcome);
        _box.Wish = null;
        Assert.Equal(UpdateResult.Nothing, (await _box.ApplyAsync()).Outcome);

        Assert.Empty(_box.Records.History);
    }

    [Fact]
    public async Task An_older_version_goes_on_where_somebody_allows_it()
    {
        _box.Bundles["old.raucb"] = _box.Bundles["0.2.0.raucb"] with { Version = "0.0.9" };
        Copy("old.raucb");

        var report = await _box.ApplyAsync(new ApplyRequest(_box.Stick, AllowOlder: true));

        Assert.Equal((UpdateResult.Installed, "0.0.9"), (report.Outcome, _box.Runs));
    }

    [Fact]
    public async Task A_slot_that_cannot_be_written_is_told_and_not_tried_every_five_minutes()
    {
        _box.Trouble = new SlotFault("The bundle could not be written to the other slot: no space.");

        Assert.Equal(2, (await _box.ApplyAsync()).ExitCode);
        _box.Trouble = null;
        Assert.Equal(UpdateResult.Refused, (await _box.ApplyAsync()).Outcome);

        Assert.Equal(UpdateEnding.Failed, Assert.Single(_box.Records.History).Ending);
        Assert.Null(_box.Records.Before);
        Assert.Equal(UpdateResult.Installed, (await _box.ApplyAsync(new ApplyRequest(Again: true))).Outcome);
    }

    [Fact]
    public async Task While_a_version_is_on_trial_nothing_is_written_over_the_one_to_go_back_to()
    {
        await _box.ApplyAsync();
        _box.Bundles["0.3.0.raucb"] = _box.Bundles["0.2.0.raucb"] with { Version = "0.3.0" };
        Copy("0.3.0.raucb");

        var report = await _box.ApplyAsync(new ApplyRequest(_box.Stick, Now: true));

        Assert.Equal(UpdateResult.Waits, report.Outcome);
        Assert.Equal(["0.2.0.raucb"], _box.Installed);
    }

    [Fact]
    public async Task Two_commands_at_once_do_not_write_over_each_other()
    {
        using var other = _box.Records.Lock();

        Assert.Equal(UpdateResult.Waits, (await _box.ApplyAsync()).Outcome);
    }

    private void Copy(string name) => File.WriteAllText(Path.Combine(_box.Stick, name), "");
}
