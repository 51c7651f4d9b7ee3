// Waits for the next thing to do: a notice of the link, something new in the outbox, or a moment.
using System.Threading.Channels;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink;

internal sealed class SessionWake : IDisposable
{
    private readonly IOutboxReader _reader;
    private readonly ChannelReader<LinkNotice> _notices;
    private readonly TimeProvider _time;
    private readonly CancellationToken _stop;
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _registration;
    private Task _fresh;
    private Task<bool> _notice;

    public SessionWake(
        IOutboxReader reader, ChannelReader<LinkNotice> notices, TimeProvider time, CancellationToken stop)
    {
        (_reader, _notices, _time, _stop) = (reader, notices, time, stop);
        _registration = stop.Register(() => _stopped.TrySetResult());
        _fresh = reader.WaitForNewAsync(stop);
        _notice = notices.WaitToReadAsync(CancellationToken.None).AsTask();
    }

    /// <summary>Whether the link has ended; ask after its notices were read.</summary>
    public bool LinkEnded
    {
        get
        {
            if (!_notice.IsCompleted) return false;
            if (!_notice.Result) return true;
            _notice = _notices.WaitToReadAsync(CancellationToken.None).AsTask();
            return false;
        }
    }

    /// <summary>Whether something came into the outbox since the last call.</summary>
    public bool TakeFresh()
    {
        if (!_fresh.IsCompleted) return false;
        _fresh.GetAwaiter().GetResult();
        _fresh = _reader.WaitForNewAsync(_stop);
        return true;
    }

    /// <summary>Waits; returns early rather than late.</summary>
    /// <param name="within">The longest wait; null = until something happens.</param>
    /// <param name="also">Something else that ends the wait; null for nothing.</param>
    public async Task NextAsync(TimeSpan? within, Task? also)
    {
        if (within is { } wait && wait <= TimeSpan.Zero) return;
        var over = new TaskCompletionSource();
        using var timer = _time.CreateTimer(
            _ => over.TrySetResult(), null, within ?? Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await Task.WhenAny(_fresh, _notice, _stopped.Task, also ?? over.Task, over.Task);
    }

    public void Dispose()
    {
        _registration.Dispose();

        // The last wait ends with the session; its cancellation is expected.
        _ = _fresh.ContinueWith(task => task.Exception, TaskScheduler.Default);
    }
}
