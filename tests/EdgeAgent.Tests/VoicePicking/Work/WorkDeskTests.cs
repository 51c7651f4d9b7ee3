// The desk as pickers, HQ and supervisors meet it.
using EdgeAgent.Contracts.Events;
using EdgeAgent.VoicePicking.Work;
using EdgeAgent.VoicePicking.Work.Desk;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Work;

public sealed class WorkDeskTests : IDisposable
{
    private const string Ann = "7";
    private const string Bob = "12";

    private readonly DeskBench _bench = new();

    [Fact]
    public async Task A_whole_assignment_is_walked_and_told()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 4, 6));
        var hand = await _bench.ClaimAsync(Ann);
        Assert.Equal("1", hand!.CurrentLine);
        hand = await _bench.PickAsync(Ann, "1", 4);
        Assert.Equal((LineState.Done, "2"), (hand.Lines[0].State, hand.CurrentLine));
        hand = await _bench.PickAsync(Ann, "2", 2);
        Assert.Equal((LineState.Partial, 4), (hand.Lines[1].State, hand.Current!.Remaining));
        hand = await _bench.PickAsync(Ann, "2", 1, "empty");
        Assert.Equal((LineState.Short, null), (hand.Lines[1].State, hand.CurrentLine));
        await _bench.Desk.CompleteAsync(Ann, CancellationToken.None);

        Assert.Null(_bench.Desk.InHand(Ann));
        var done = Assert.Single(_bench.Steps(EventKinds.PickCompleted));
        Assert.Equal((7, 2, 1), (done.Picked, done.Lines, done.Shorts));
        Assert.Equal([4, 6], _bench.Steps(EventKinds.PickConfirmed).Select(step => step.Asked));
        var few = Assert.Single(_bench.Steps(EventKinds.PickShort));
        Assert.Equal(("empty", 4, 1), (few.Reason, few.Asked, few.Picked));
    }

    [Fact]
    public async Task The_same_outcome_twice_counts_once()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 4));
        await _bench.ClaimAsync(Ann);
        await _bench.PickAsync(Ann, "1", 1, id: "x");
        var hand = await _bench.PickAsync(Ann, "1", 1, id: "x");
        Assert.Equal(1, hand.Lines[0].Picked);
        Assert.Single(_bench.Steps(EventKinds.PickConfirmed));
    }

    [Fact]
    public async Task Work_goes_by_reservation_priority_and_arrival_and_never_to_two()
    {
        await _bench.GiveAsync(
            DeskBench.Work("late", 1), DeskBench.Work("urgent", 1) with { Priority = 5 },
            DeskBench.Work("mine", 1) with { Operator = Bob });
        Assert.Equal("urgent", (await _bench.ClaimAsync(Ann))!.Assignment.Id);
        Assert.Equal("urgent", (await _bench.ClaimAsync(Ann))!.Assignment.Id);
        Assert.Equal("mine", (await _bench.ClaimAsync(Bob))!.Assignment.Id);
        Assert.Equal("late", (await _bench.ClaimAsync("3"))!.Assignment.Id);
        Assert.Null(await _bench.ClaimAsync("4"));
        Assert.Equal(3, _bench.Steps(EventKinds.PickStarted).Count);
    }

    [Fact]
    public async Task A_skipped_line_comes_again_at_the_end_and_the_last_one_cannot_be_skipped()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 1, 1, 1));
        await _bench.ClaimAsync(Ann);
        var hand = await _bench.Desk.SkipAsync(Ann, ["1"], "slot", CancellationToken.None);
        Assert.Equal("2", hand.CurrentLine);
        await Assert.ThrowsAsync<WorkRefusal>(
            () => _bench.Desk.SkipAsync(Ann, ["2", "3"], "aisle", CancellationToken.None));
        await _bench.PickAsync(Ann, "2", 1);
        hand = await _bench.PickAsync(Ann, "3", 1);
        Assert.Equal("1", hand.CurrentLine);
        await Assert.ThrowsAsync<WorkRefusal>(() => _bench.Desk.CompleteAsync(Ann, CancellationToken.None));
        Assert.Single(_bench.Steps(EventKinds.PickSkipped));
    }

    [Fact]
    public async Task An_undone_outcome_opens_its_line_again_and_never_counts_again()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 2));
        await _bench.ClaimAsync(Ann);
        await _bench.PickAsync(Ann, "1", 2, id: "x");
        var hand = await _bench.Desk.UndoAsync(Ann, "x", CancellationToken.None);
        Assert.Equal((LineState.Open, 0), (hand.Lines[0].State, hand.Lines[0].Picked));
        await _bench.Desk.UndoAsync(Ann, "x", CancellationToken.None);
        hand = await _bench.PickAsync(Ann, "1", 2, id: "x");
        Assert.Equal(0, hand.Lines[0].Picked);
        Assert.Equal("x", Assert.Single(_bench.Steps(EventKinds.PickUndone)).Outcome);
    }

    [Fact]
    public async Task What_a_picker_left_returns_to_the_pool_with_what_he_did()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 1, 1));
        await _bench.ClaimAsync(Ann);
        await _bench.PickAsync(Ann, "1", 1);
        _bench.Time.Advance(TimeSpan.FromHours(3));
        await _bench.Desk.TidyAsync(CancellationToken.None);
        Assert.NotNull(_bench.Desk.InHand(Ann));
        _bench.Time.Advance(TimeSpan.FromHours(2));
        await _bench.Desk.TidyAsync(CancellationToken.None);

        Assert.Null(_bench.Desk.InHand(Ann));
        var hand = await _bench.ClaimAsync(Bob);
        Assert.Equal([LineState.Done, LineState.Open], hand!.Lines.Select(line => line.State));
        Assert.Equal("2", hand.CurrentLine);
    }

    [Fact]
    public async Task Work_that_is_withdrawn_is_gone_and_its_picker_is_told_once()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 1));
        await _bench.ClaimAsync(Ann);
        var answer = await _bench.Desk.WithdrawAsync("a", 2, "hq", CancellationToken.None);
        Assert.Equal(OfferEnding.Taken, answer.Ending);
        Assert.Null(_bench.Desk.InHand(Ann));
        await Assert.ThrowsAsync<WorkRefusal>(() => _bench.PickAsync(Ann, "1", 1));
        var notice = _bench.Desk.NextNotice(Ann)!;
        Assert.Contains("withdrawn", notice.Sentence, StringComparison.Ordinal);
        await _bench.Desk.HeardAsync(Ann, notice.Id, CancellationToken.None);
        await _bench.RestartAsync();
        Assert.Null(_bench.Desk.NextNotice(Ann));
        Assert.Equal(OfferEnding.Known, (await _bench.GiveAsync(DeskBench.Work("a", 1))).Ending);
    }

    [Fact]
    public async Task A_newer_version_takes_the_place_of_one_that_lies_free_and_not_of_one_in_hand()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 1, 1));
        Assert.Equal(OfferEnding.Known, (await _bench.GiveAsync(DeskBench.Work("a", 1, 1))).Ending);
        Assert.Equal(OfferEnding.Refused, (await _bench.GiveAsync(DeskBench.Work("a", 5))).Ending);
        Assert.Equal(OfferEnding.Taken, (await _bench.GiveAsync(DeskBench.Work("a", 5) with { Version = 2 })).Ending);
        var hand = await _bench.ClaimAsync(Ann);
        Assert.Equal(5, hand!.Lines[0].Remaining);
        var refused = await _bench.GiveAsync(DeskBench.Work("a", 6) with { Version = 3 });
        Assert.Equal(OfferEnding.Refused, refused.Ending);
        Assert.Contains("in a picker's hands", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_outbox_refuses_in_words_and_changes_nothing()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 3));
        await _bench.ClaimAsync(Ann);
        _bench.Outbox.Full = "The disk is full.";
        var refusal = await Assert.ThrowsAsync<WorkRefusal>(() => _bench.PickAsync(Ann, "1", 3));
        Assert.Contains("The disk is full.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, _bench.Desk.InHand(Ann)!.Current!.Remaining);
    }

    [Fact]
    public async Task A_shelf_that_refuses_costs_no_pick_and_takes_no_work_in()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 3));
        await _bench.ClaimAsync(Ann);
        _bench.Shelf.Refuses = "No space is left.";
        await _bench.PickAsync(Ann, "1", 3);
        Assert.NotNull(_bench.Desk.Problem);
        Assert.Equal(OfferEnding.Refused, (await _bench.GiveAsync(DeskBench.Work("b", 1))).Ending);
        Assert.Null(await _bench.ClaimAsync(Bob));

        await _bench.RestartAsync();
        Assert.Null(_bench.Desk.InHand(Ann)!.Current);
    }

    [Fact]
    public async Task A_damaged_shelf_loses_work_that_comes_again_and_never_what_was_done()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 3, 2), DeskBench.Work("b", 1));
        await _bench.ClaimAsync(Ann);
        await _bench.PickAsync(Ann, "1", 3);
        await _bench.ClaimAsync(Bob);
        await _bench.PickAsync(Bob, "1", 1);
        await _bench.Desk.CompleteAsync(Bob, CancellationToken.None);
        _bench.Shelf.Lose();
        await _bench.RestartAsync();

        Assert.Null(_bench.Desk.InHand(Ann));
        await _bench.GiveAsync(DeskBench.Work("a", 3, 2));
        Assert.Equal("2", _bench.Desk.InHand(Ann)!.CurrentLine);
        Assert.Equal(OfferEnding.Known, (await _bench.GiveAsync(DeskBench.Work("b", 1))).Ending);
    }

    [Fact]
    public async Task A_count_takes_any_number_and_tells_what_should_be_there()
    {
        var count = DeskBench.Work("c", 0) with { Kind = WorkKind.Count };
        await _bench.GiveAsync(count with { Lines = [count.Lines[0] with { ExpectedCount = 9 }] });
        await _bench.ClaimAsync(Ann, new ClaimWish(WorkKind.Count));
        var hand = await _bench.PickAsync(Ann, "1", 0);
        Assert.Null(hand.Current);
        var step = Assert.Single(_bench.Steps(EventKinds.PickConfirmed));
        Assert.Equal(("count", 9, 0), (step.Kind, step.Asked, step.Picked));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(4)]
    public async Task More_than_is_left_less_than_nothing_and_nothing_at_all_are_refused(int picked)
    {
        await _bench.GiveAsync(DeskBench.Work("a", 3));
        await _bench.ClaimAsync(Ann);
        await Assert.ThrowsAsync<WorkRefusal>(() => _bench.PickAsync(Ann, "1", picked));
        Assert.Empty(_bench.Steps(EventKinds.PickConfirmed));
    }

    public void Dispose() => _bench.Dispose();
}
