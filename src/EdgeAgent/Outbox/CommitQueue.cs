// What waits for the writer: bounded, and grouped so that many events share one commit to disk. Whoever comes when
// nothing has been written for a while does not wait for company: commits are as rare, and single events sooner told.
using System.Threading.Channels;

namespace EdgeAgent.Outbox;

/// <summary>The queue in front of the writer's thread. Many producers, one consumer.</summary>
internal sealed class CommitQueue : IDisposable
{
    private const int Capacity = 1024;
    private static readonly TimeSpan TickEvery = TimeSpan.FromSeconds(1);
    private readonly Channel<WriterRequest> _channel = Channel.CreateBounded<WriterRequest>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly AutoResetEvent _wake = new(false);
    private readonly TimeProvider _time;
    private readonly TimeSpan _wait;
    private readonly int _events;
    private readonly ITimer _window;
    private readonly ITimer _tick;
    private long _lastTaken;
    private int _pending;
    private volatile bool _due;
    private volatile bool _tickDue;
    private volatile bool _closed;

    public CommitQueue(OutboxOptions options, TimeProvider time)
    {
        (_time, _lastTaken) = (time, time.GetTimestamp());
        _wait = options.CommitWait;
        _events = options.CommitEvents;
        _window = time.CreateTimer(_ => Wake(_due = true), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _tick = time.CreateTimer(_ => Wake(_tickDue = true), null, TickEvery, TickEvery);
    }

    /// <summary>True once nothing more is taken in.</summary>
    public bool Closed => _closed;

    /// <summary>Puts a request in; waits while the queue is full.</summary>
    /// <exception cref="ChannelClosedException">After <see cref="Close"/>.</exception>
    public async ValueTask AddAsync(WriterRequest request, CancellationToken stop)
    {
        if (!_channel.Writer.TryWrite(request)) await _channel.Writer.WriteAsync(request, stop);
        var after = Interlocked.Add(ref _pending, request.Weight);
        var before = after - request.Weight;
        // One wake when the first arrives and one when there are enough: more wakes would cost more than the
        // commit.
        if ((before <= 0 && after > 0) || (before < _events && after >= _events)) _wake.Set();
    }

    /// <summary>
    /// Waits until a commit is due: enough events, or one and the window over that began with the commit before; a
    /// tick, or the end. The consumer's thread.
    /// </summary>
    public void Wait()
    {
        var armed = false;
        while (!_closed && !_tickDue)
        {
            var pending = Volatile.Read(ref _pending);
            if (pending >= _events || (armed && _due)) return;
            if (pending > 0 && !armed)
            {
                var left = _wait - _time.GetElapsedTime(_lastTaken);
                if (left <= TimeSpan.Zero) return;
                _due = false;
                armed = true;
                _window.Change(left, Timeout.InfiniteTimeSpan);
            }

            _wake.WaitOne();
        }
    }

    /// <summary>Takes requests, about four groups' worth of events at most.</summary>
    public void Take(List<WriterRequest> batch)
    {
        var weight = 0;
        while (weight < 4 * _events && _channel.Reader.TryRead(out var request))
        {
            batch.Add(request);
            weight += request.Weight;
        }

        if (weight > 0) _lastTaken = _time.GetTimestamp();
        Interlocked.Add(ref _pending, -weight);
    }

    /// <summary>True once for each tick of a second.</summary>
    public bool TakeTick()
    {
        var due = _tickDue;
        _tickDue = false;
        return due;
    }

    /// <summary>Takes nothing more in; what waits is still taken out.</summary>
    public void Close()
    {
        _channel.Writer.TryComplete();
        _closed = true;
        _wake.Set();
    }

    public void Dispose()
    {
        _window.Dispose();
        _tick.Dispose();
        _wake.Dispose();
    }

    private void Wake(bool raised)
    {
        try
        {
            if (raised) _wake.Set();
        }
        catch (ObjectDisposedException)
        {
            // A timer may fire once more while the queue is disposed: nobody waits any more.
        }
    }
}
