// Up to where HQ may expect everything: what waits holds it back, a class in which nothing waits does not.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class SettledTests : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly AcceptedEvents _accepted = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_empty_box_has_settled_nothing()
    {
        await using var outbox = await _folder.OpenAsync();

        Assert.Equal(0, await SettledAsync(outbox));
    }

    [Fact]
    public async Task The_first_event_that_waits_holds_it_back_whatever_its_class()
    {
        await using var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 4);   // 1 to 4
        await _accepted.AcceptAsync(outbox, EventKinds.DeviceLost, 2);   // 5 and 6
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 3);   // 7 to 9

        outbox.HandedOver(Priority.Urgent, 6);
        Assert.Equal(0, await SettledAsync(outbox));

        outbox.HandedOver(Priority.Normal, 3);
        Assert.Equal(3, await SettledAsync(outbox));

        outbox.HandedOver(Priority.Normal, 7);
        Assert.Equal(7, await SettledAsync(outbox));
    }

    [Fact]
    public async Task A_class_in_which_nothing_waits_does_not_hold_it_back()
    {
        await using var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.DeviceLost, 1);
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 8);
        outbox.HandedOver(Priority.Urgent, 1);
        outbox.HandedOver(Priority.Normal, 9);

        Assert.Equal(9, await SettledAsync(outbox));
    }

    [Fact]
    public async Task An_event_that_was_set_aside_does_not_hold_it_back()
    {
        await using var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 5);
        outbox.HandedOver(Priority.Normal, 2);
        await outbox.SetAsideAsync(3, "No broker takes it.", CancellationToken.None);

        Assert.Equal(3, await SettledAsync(outbox));
    }

    [Fact]
    public async Task A_cursor_that_steps_back_takes_it_back_at_once()
    {
        await using var outbox = await _folder.OpenAsync();
        await _accepted.AcceptAsync(outbox, EventKinds.TagArrived, 9);
        outbox.HandedOver(Priority.Normal, 9);
        Assert.Equal(9, await SettledAsync(outbox));

        outbox.HandOverAgain(Priority.Normal, 4);
        Assert.Equal(4, outbox.SettledUpTo);
    }

    [Fact]
    public async Task What_was_dropped_is_settled_like_what_was_handed_over()
    {
        var options = StateFolder.Options with { Budget = 400_000 };
        await using var outbox = await _folder.OpenAsync(setup => setup with { Options = options });
        while (outbox.Status.Dropped == 0)
        {
            await _accepted.AcceptAsync(outbox, StateFolder.LowKind, 40, 300);
            await SettledAsync(outbox);
        }

        var oldest = (await outbox.ReadAsync(Priority.Low, 0, 1, 1, CancellationToken.None))[0].Sequence;
        Assert.True(oldest > 1);
        Assert.Equal(oldest - 1, await SettledAsync(outbox));
    }

    // The outbox looks once a second.
    private async Task<long> SettledAsync(DurableOutbox outbox)
    {
        for (var look = 0; look < 2; look++)
        {
            _folder.Time.Advance(TimeSpan.FromSeconds(1));
            await outbox.SettleAsync();
        }

        return outbox.SettledUpTo;
    }
}
