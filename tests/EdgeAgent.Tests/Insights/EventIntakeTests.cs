// From insights to the outbox: grouping, and a disk that is full for a while.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.Insights;

public sealed class EventIntakeTests
{
    private readonly ManualTime _time = new();
    private readonly FakeOutbox _outbox = new();

    [Fact]
    public async Task Events_are_handed_over_in_their_order_and_all_of_them_before_it_ends()
    {
        var intake = Make();
        for (var i = 0; i < 1_000; i++) await intake.PostAsync(Event(EventKinds.TagArrived, i), default);
        intake.Complete();

        await intake.RunAsync(default);

        Assert.Equal(Enumerable.Range(0, 1_000), _outbox.Accepted.Select(Number));
        Assert.Equal(4, _outbox.Commits);
    }

    [Fact]
    public async Task Refused_events_wait_and_are_stored_when_the_disk_has_space_again_while_urgent_ones_still_pass()
    {
        var intake = Make();
        _outbox.Refuses = priority => priority < Priority.Urgent;
        await intake.PostAsync(Event(EventKinds.TagArrived, 1), default);
        await intake.PostAsync(Event(EventKinds.DeviceLost, 2), default);
        var running = intake.RunAsync(default);
        await Until.True(() => intake.Problem is not null && _outbox.Accepted.Count == 1);
        Assert.Equal(2, Number(_outbox.Accepted[0]));

        _outbox.Refuses = _ => false;
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromMilliseconds(250), TimeSpan
                .FromMinutes(1), () => _outbox.Accepted.Count == 2 && intake.Problem is null);

        intake.Complete();
        await running;
        Assert.Equal([2, 1], _outbox.Accepted.Select(Number));
        Assert.Equal(0, intake.GivenUp);
    }

    [Fact]
    public async Task An_event_that_came_to_the_disk_before_the_stop_counts_as_told_whatever_wakes_first()
    {
        for (var turn = 0; turn < 500; turn++)
        {
            using var stop = new CancellationTokenSource();
            var intake = Make();
            var told = intake.PostToDiskAsync(Event(EventKinds.DeviceLost, turn), stop.Token);
            intake.Complete();
            await intake.RunAsync(default);
            await stop.CancelAsync();

            Assert.True(await told);
        }
    }

    [Fact]
    public async Task An_event_that_the_disk_refuses_is_not_told_and_one_that_a_stop_overtakes_is_to_be_told_again()
    {
        using var stop = new CancellationTokenSource();
        var intake = Make();
        _outbox.Refuses = _ => true;
        var refused = intake.PostToDiskAsync(Event(EventKinds.DeviceLost, 1), stop.Token);
        var running = intake.RunAsync(stop.Token);
        Assert.False(await refused);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        var overtaken = Make().PostToDiskAsync(Event(EventKinds.DeviceLost, 2), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => overtaken);
    }

    [Fact]
    public async Task Beyond_the_bound_the_oldest_of_the_lowest_class_is_given_up_and_counted()
    {
        var intake = Make();
        _outbox.Refuses = _ => true;
        await intake.PostAsync(Event(EventKinds.DeviceLost, 0), default);
        var running = intake.RunAsync(default);
        for (var i = 1; i <= EventIntake.MostHeld + 9; i++) await intake.PostAsync(
            Event(EventKinds.TagArrived, i), default);
        await Until.True(() => intake.GivenUp == 10);

        _outbox.Refuses = _ => false;
        intake.Complete();
        await running;

        Assert.Equal(EventIntake.MostHeld, _outbox.Accepted.Count);
        Assert.Contains(0, _outbox.Accepted.Select(Number));
        Assert.DoesNotContain(10, _outbox.Accepted.Select(Number));
        Assert.Contains(11, _outbox.Accepted.Select(Number));
    }

    [Fact]
    public async Task A_receipt_is_given_when_the_events_before_it_are_on_disk_and_refused_while_they_wait_in_memory()
    {
        var intake = Make();
        var (safe, refused) = (new TaskCompletionSource(), new TaskCompletionSource());
        var running = intake.RunAsync(default);
        await intake.PostAsync(Event(EventKinds.VehicleArrived, 1), default);
        await intake.PostReceiptAsync(safe, default);
        await safe.Task;
        Assert.Single(_outbox.Accepted);

        _outbox.Refuses = _ => true;
        await intake.PostAsync(Event(EventKinds.VehicleArrived, 2), default);
        await intake.PostReceiptAsync(refused, default);
        var fault = await Assert.ThrowsAsync<DeviceFault>(() => refused.Task);
        Assert.Contains("disk is full", fault.Message);

        _outbox.Refuses = _ => false;
        intake.Complete();
        await Until.TrueAsTimePasses(
            _time, TimeSpan.FromMilliseconds(250), TimeSpan.FromMinutes(1), () => running.IsCompleted);
        await running;
        Assert.Equal([1, 2], _outbox.Accepted.Select(Number));
    }

    private EventIntake Make() => new(_outbox, _time, NullLogger<EventIntake>.Instance);

    private static NewEvent Event(EventKind kind, int number) =>
        new(kind, "box", DateTimeOffset.UnixEpoch, ClockState.Synced, BitConverter.GetBytes(number));

    private static int Number(NewEvent item) => BitConverter.ToInt32(item.Data.Span);

    private sealed class FakeOutbox : IOutbox
    {
        private readonly Lock _gate = new();
        private readonly List<NewEvent> _accepted = [];

        public volatile Func<Priority, bool> Refuses = _ => false;

        public int Commits { get; private set; }

        public IReadOnlyList<NewEvent> Accepted
        {
            get
            {
                lock (_gate) return [.. _accepted];
            }
        }

        public OutboxStatus Status => throw new NotSupportedException();

        public ValueTask<long> AcceptAsync(IReadOnlyList<NewEvent> events, CancellationToken stop)
        {
            if (events.Any(item => Refuses(item.Kind.Priority)))
                return ValueTask.FromException<long>(new OutboxRefusal("The disk is full."));
            lock (_gate)
            {
                Commits++;
                _accepted.AddRange(events);
                return ValueTask.FromResult((long)_accepted.Count);
            }
        }

        public ValueTask KeepAsync(IReadOnlyList<Rollup> rollups, CancellationToken stop) => ValueTask.CompletedTask;
    }
}
