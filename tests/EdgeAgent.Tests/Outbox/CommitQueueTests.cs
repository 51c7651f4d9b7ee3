// When a commit is due.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class CommitQueueTests : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(10);
    private static readonly OutboxOptions Options = new() { CommitWait = Wait, CommitEvents = 3 };

    private readonly ManualTime _time = new();
    private readonly CommitQueue _queue;
    private readonly List<WriterRequest> _taken = [];

    public CommitQueueTests() => _queue = new CommitQueue(Options, _time);

    public void Dispose() => _queue.Dispose();

    [Fact]
    public async Task An_event_that_comes_when_nothing_was_written_for_a_while_is_written_at_once()
    {
        _time.Advance(Wait);

        await AddAsync();

        await DueAsync();
        Assert.Single(_taken);
    }

    [Fact]
    public async Task An_event_that_follows_a_commit_waits_for_company_until_the_window_is_over()
    {
        _time.Advance(Wait);
        await AddAsync();
        await DueAsync();

        await AddAsync();
        var due = DueAsync();
        _time.Advance(Wait / 2);
        await AddAsync();
        Assert.False(due.IsCompleted);
        await Until.TrueAsTimePasses(_time, Wait / 2, Wait, () => due.IsCompleted);

        Assert.Equal(3, _taken.Count);
    }

    [Fact]
    public async Task Enough_events_do_not_wait()
    {
        for (var number = 0; number < Options.CommitEvents; number++) await AddAsync();

        await DueAsync();

        Assert.Equal(Options.CommitEvents, _taken.Count);
    }

    private async Task AddAsync() => await _queue.AddAsync(new Anything(), CancellationToken.None);

    // As the writer does: wait, then take what is there.
    private Task DueAsync() => Task.Run(() =>
    {
        _queue.Wait();
        _queue.Take(_taken);
    }).WaitAsync(TimeSpan.FromSeconds(30));

    private sealed class Anything() : WriterRequest(1, Priority.Normal)
    {
        public override void Apply(EventStore store, DateTimeOffset now)
        {
        }
    }
}
