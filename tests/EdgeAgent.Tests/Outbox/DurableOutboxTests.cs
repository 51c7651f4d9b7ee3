// What callers may count on: order, places, cursors, and all of it after a restart.
using System.Runtime.Versioning;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using Xunit;
using static EdgeAgent.Tests.Outbox.StateFolder;

namespace EdgeAgent.Tests.Outbox;

public sealed class DurableOutboxTests : IDisposable
{
    private readonly StateFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Accepted_events_come_back_by_class_in_the_order_of_their_sequence()
    {
        await using var outbox = await _folder.OpenAsync();
        var first = await outbox.AcceptAsync(
            [Event(EventKinds.TagArrived, "a"), Event(LowKind, "b")], CancellationToken.None);
        var second = await outbox.AcceptAsync(
            [Event(EventKinds.DeviceLost, "c"), Event(EventKinds.TagMoved, "d")], CancellationToken.None);

        Assert.Equal(1, first);
        Assert.Equal(3, second);
        Assert.Equal(4, outbox.LastSequence);
        Assert.Equal(
            [(1L, "a"), (4L, "d")], (await ReadAllAsync(outbox, Priority.Normal)).Select(e => (e.Sequence, Text(e))));
        Assert.Equal([(2L, "b")], (await ReadAllAsync(outbox, Priority.Low)).Select(e => (e.Sequence, Text(e))));
        Assert.Equal([(3L, "c")], (await ReadAllAsync(outbox, Priority.Urgent)).Select(e => (e.Sequence, Text(e))));
    }

    [Fact]
    public async Task An_event_comes_back_with_all_that_it_was_given()
    {
        await using var outbox = await _folder.OpenAsync();
        var given = Event(EventKinds.TagArrived, "ä", "dock-reader");
        await outbox.AcceptAsync([given], CancellationToken.None);

        var stored = Assert.Single(await ReadAllAsync(outbox, Priority.Normal));
        Assert.Same(EventKinds.TagArrived, stored.Kind);
        Assert.Equal("dock-reader", stored.Device);
        Assert.Equal(given.Time, stored.Time);
        Assert.Equal(ClockState.Estimated, stored.Clock);
        Assert.Equal(_folder.Time.GetUtcNow(), stored.RecordedTime);
        Assert.Equal(given.Data.ToArray(), stored.Data.ToArray());
    }

    [Fact]
    public async Task A_restart_keeps_events_epoch_and_cursors_and_goes_on_with_the_next_sequence()
    {
        string epoch;
        await using (var outbox = await _folder.OpenAsync())
        {
            Assert.Equal(StartCause.First, outbox.Cause);
            epoch = outbox.Epoch;
            await outbox.AcceptAsync(
                [Event(EventKinds.TagArrived, "a"), Event(EventKinds.TagArrived, "b")], CancellationToken.None);
            outbox.HandedOver(Priority.Normal, 1);
        }

        await using var again = await _folder.OpenAsync();
        Assert.Equal(StartCause.Wanted, again.Cause);
        Assert.Equal(epoch, again.Epoch);
        Assert.Equal(new Cursors(0, 1, 0), again.Cursors);
        Assert.Equal(1, again.Status.Waiting);
        Assert.Equal(2, again.Status.Held);
        Assert.Equal(3, await again.AcceptAsync([Event(EventKinds.TagMoved, "c")], CancellationToken.None));
        Assert.Equal(["b", "c"], (await ReadAllAsync(again, Priority.Normal, again.Cursors.Normal)).Select(Text));
    }

    [Fact]
    public async Task Reading_stops_at_either_bound_but_gives_one_event_however_large()
    {
        await using var outbox = await _folder.OpenAsync();
        var large = new string('x', 100_000);
        await outbox.AcceptAsync(
            [Event(EventKinds.TagArrived, large), Event(EventKinds.TagArrived, "b"), Event(EventKinds.TagArrived, "c")],
            CancellationToken.None);

        Assert.Equal(
            [large], (await outbox.ReadAsync(Priority.Normal, 0, 10, 10, CancellationToken.None)).Select(Text));
        Assert.Equal(["b"], (await outbox.ReadAsync(Priority.Normal, 1, 1, 1000, CancellationToken.None)).Select(Text));
        Assert.Equal(
            ["b", "c"], (await outbox.ReadAsync(Priority.Normal, 1, 10, 1000, CancellationToken.None)).Select(Text));
    }

    [Fact]
    public async Task Waiting_for_something_new_ends_with_the_next_commit()
    {
        await using var outbox = await _folder.OpenAsync();
        await outbox.SettleAsync();
        await outbox.WaitForNewAsync(CancellationToken.None);
        var wait = outbox.WaitForNewAsync(CancellationToken.None);
        Assert.False(wait.IsCompleted);

        await outbox.AcceptAsync([Event(EventKinds.TagArrived, "a")], CancellationToken.None);
        await wait;
    }

    [Fact]
    public async Task A_second_agent_on_the_same_folder_is_refused_with_a_sentence()
    {
        await using var outbox = await _folder.OpenAsync();
        var refusal = await Assert.ThrowsAsync<OutboxRefusal>(() => _folder.OpenAsync());
        Assert.Contains("in use by another EdgeAgent", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_wait_for_company_until_the_window_is_over_or_enough_are_there()
    {
        await using var outbox = await _folder.OpenAsync(setup => setup with
        {
            Options = Options with { CommitWait = TimeSpan.FromMilliseconds(10), CommitEvents = 3 },
        });
        var one = outbox.AcceptAsync([Event(EventKinds.TagArrived, "a")], CancellationToken.None).AsTask();
        var two = outbox.AcceptAsync([Event(EventKinds.TagArrived, "b")], CancellationToken.None).AsTask();
        var three = outbox.AcceptAsync([Event(EventKinds.TagArrived, "c")], CancellationToken.None).AsTask();

        var sequences = await Task.WhenAll(one, two, three);
        Assert.Equal([1L, 2L, 3L], sequences);
    }

    [Fact]
    public async Task An_event_that_no_broker_takes_is_set_aside_and_named_by_its_place()
    {
        await using var outbox = await _folder.OpenAsync();
        await outbox.AcceptAsync(
            [Event(EventKinds.TagArrived, "a"), Event(EventKinds.TagArrived, "b")], CancellationToken.None);
        await outbox.SetAsideAsync(1, "The broker said: too large.", CancellationToken.None);

        var events = await ReadAllAsync(outbox, Priority.Normal);
        Assert.Equal([2L, 3L], events.Select(e => e.Sequence));
        Assert.Same(EventKinds.MessageQuarantined, events[1].Kind);
        Assert.Contains($"box-1-{outbox.Epoch}-1", Text(events[1]), StringComparison.Ordinal);
        Assert.Equal(2, outbox.Status.Waiting);
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public async Task Personal_data_is_not_on_disk_in_clear_and_comes_back_whole()
    {
        await using (var outbox = await _folder.OpenAsync())
            await outbox.AcceptAsync([Event(PersonalKind, "PLATE-B-XY-1234")], CancellationToken.None);

        foreach (var file in Directory.GetFiles(_folder.Path))
            Assert.DoesNotContain(
                "PLATE-B-XY-1234", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)),
                StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.File("payload.key")));

        await using var again = await _folder.OpenAsync();
        Assert.Equal("PLATE-B-XY-1234", Text(Assert.Single(await ReadAllAsync(again, Priority.Normal))));
        Assert.Contains("systemd credential", again.Status.Advice, StringComparison.Ordinal);
    }
}
