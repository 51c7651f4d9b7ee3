// What goes, and when: silently what another keeps, by name what nobody has.
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class RetentionTests : IDisposable
{
    private static readonly OutboxOptions Tight = StateFolder.Options with { Budget = 400_000 };
    private readonly StateFolder _folder = new();
    private readonly AcceptedEvents _accepted = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_full_budget_drops_the_oldest_of_the_lowest_class_first_and_names_each_range()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with { Options = Tight });
        for (var round = 0; round < 40; round++)
        {
            await _accepted.AcceptAsync(outbox, EventKinds.DeviceLost, 1, 300);
            await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 10, 300);
            await _accepted.AcceptAsync(outbox, StateFolder.LowKind, 40, 300);
        }

        await SettleAsync(outbox);
        var status = outbox.Status;
        Assert.True(status.Bytes <= Tight.Budget, $"{status.Bytes} bytes are more than the budget.");
        Assert.True(status.Dropped > 0);
        var low = await StateFolder.ReadAllAsync(outbox, Priority.Low);
        Assert.True(
            low.Count > 0 && low[^1].Sequence == _accepted.Of(Priority.Low).Max(),
            "The newest low event went before the oldest.");
        Assert.Equal(400, (await StateFolder.ReadAllAsync(outbox, Priority.Normal)).Count);
        var urgent = await StateFolder.ReadAllAsync(outbox, Priority.Urgent);
        Assert.Equal(40, urgent.Count(stored => stored.Kind == EventKinds.DeviceLost));
        Assert.Equal(status.Dropped, Dropped(urgent, "space").Sum(range => range.Count));
        await _accepted.VerifyAsync(outbox);
    }

    [Fact]
    public async Task What_the_broker_has_goes_silently_before_anything_is_dropped()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with { Options = Tight });
        for (var round = 0; round < 60; round++)
        {
            var first = await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 40, 300);
            for (var sequence = first; sequence < first + 40; sequence++) _accepted.Excuse(sequence);
            outbox.HandedOver(Priority.Normal, outbox.LastSequence);
            await SettleAsync(outbox);
        }

        Assert.Equal(0, outbox.Status.Dropped);
        Assert.Equal(0, outbox.Status.Waiting);
        Assert.InRange(outbox.Status.Bytes, 1, Tight.Budget);
        await _accepted.VerifyAsync(outbox);
    }

    [Fact]
    public async Task What_was_handed_over_is_kept_for_the_resend_window_and_no_longer()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with
        {
            Options = StateFolder.Options with { ResendWindow = TimeSpan.FromHours(6) },
        });
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 3);
        outbox.HandedOver(Priority.Normal, 3);
        await SettleAsync(outbox);
        await LiveAsync(outbox, hours: 5);
        Assert.Equal(3, (await StateFolder.ReadAllAsync(outbox, Priority.Normal)).Count);

        await LiveAsync(outbox, hours: 2);
        Assert.Empty(await StateFolder.ReadAllAsync(outbox, Priority.Normal));
        Assert.Empty(await StateFolder.ReadAllAsync(outbox, Priority.Urgent));
        Assert.Equal(0, outbox.Status.Held);
    }

    [Fact]
    public async Task With_custody_at_hq_an_event_is_kept_until_hq_has_it_and_a_quarter_of_an_hour_more()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with { Custody = Custody.Hq });
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 3);
        outbox.HandedOver(Priority.Normal, 3);
        await LiveAsync(outbox, hours: 24 * 8);
        Assert.Equal(3, outbox.Status.Held);

        outbox.Release(2);
        await SettleAsync(outbox);
        Assert.Equal(3, outbox.Status.Held);
        _folder.Time.Advance(TimeSpan.FromMinutes(16));
        await SettleAsync(outbox);
        Assert.Equal([3L], (await StateFolder.ReadAllAsync(outbox, Priority.Normal)).Select(stored => stored.Sequence));
    }

    [Fact]
    public async Task An_acknowledgement_beyond_what_was_sent_is_not_believed()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with { Custody = Custody.Hq });
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 3);
        outbox.Release(1_000_000);
        await SettleAsync(outbox);
        await LiveAsync(outbox, hours: 2);
        Assert.Equal(3, outbox.Status.Held);
    }

    [Fact]
    public async Task An_event_that_nobody_took_for_the_whole_age_is_dropped_by_name()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with
        {
            Options = StateFolder.Options with { Age = TimeSpan.FromHours(5) },
        });
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 3);
        await LiveAsync(outbox, hours: 8);

        var range = Assert.Single(Dropped(await StateFolder.ReadAllAsync(outbox, Priority.Urgent), "age"));
        Assert.Equal(new BufferDropped(1, 3, 3, "normal", "age"), range);
        await _accepted.VerifyAsync(outbox);
    }

    [Theory]
    [InlineData(366)]
    [InlineData(-366)]
    public async Task A_clock_that_jumps_a_year_makes_nothing_old_and_nothing_lost(int days)
    {
        var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 5);
        _folder.Time.JumpWallClock(TimeSpan.FromDays(days));
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 5);
        await LiveAsync(outbox, hours: 2);
        await outbox.DisposeAsync();

        await using var again = await _folder.OpenAsync();
        await LiveAsync(again, hours: 2);
        Assert.Equal(10, await _accepted.VerifyAsync(again));
        Assert.Empty(await StateFolder.ReadAllAsync(again, Priority.Urgent));
    }

    [Fact]
    public async Task Stepping_back_makes_events_wait_again()
    {
        await using var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 10);
        outbox.HandedOver(Priority.Normal, 8);
        await SettleAsync(outbox);
        Assert.Equal(2, outbox.Status.Waiting);

        outbox.HandOverAgain(Priority.Normal, 3);
        await SettleAsync(outbox);
        Assert.Equal(7, outbox.Status.Waiting);
        Assert.Equal(new Cursors(0, 3, 0), outbox.Cursors);
    }

    [Fact]
    public async Task The_oldest_waiting_event_and_the_hours_left_are_told()
    {
        await using var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 1);
        for (var minute = 0; minute < 3; minute++)
        {
            _folder.Time.Advance(TimeSpan.FromMinutes(1));
            await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 100, 300);
        }

        Assert.Equal(TimeSpan.FromMinutes(3), outbox.Status.OldestWaiting);
        Assert.NotNull(outbox.Status.HoursLeft);
        Assert.InRange(outbox.Status.HoursLeft.Value, 1, 10_000);
    }

    private static IEnumerable<BufferDropped> Dropped(IEnumerable<StoredEvent> events, string reason) => events
        .Where(stored => stored.Kind == EventKinds.BufferDropped)
        .Select(stored => JsonSerializer.Deserialize(stored.Data.Span, EventDataJson.Default.BufferDropped)!)
        .Where(range => range.Reason == reason);

    // House-keeping goes by bounded steps: come past until it has nothing more to do.
    private static async Task SettleAsync(DurableOutbox outbox)
    {
        for (var pass = 0; pass < 30; pass++) await outbox.SettleAsync();
    }

    private async Task LiveAsync(DurableOutbox outbox, int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            _folder.Time.Advance(TimeSpan.FromHours(1));
            await outbox.SettleAsync();
        }

        await SettleAsync(outbox);
    }
}
