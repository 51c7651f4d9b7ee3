// One timer for all waits of a fleet: two thousand boxes wait at once, to a twentieth of a second.
namespace EdgeAgent.Headquarters.Simulation;

/// <summary>Waits, all served by one timer. Thread-safe.</summary>
internal sealed class TimerWheel : IDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, long> _waiting = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private bool _stopped;

    /// <summary>Starts to turn.</summary>
    public TimerWheel(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => Turn(), null, Step, Step);
    }

    /// <summary>Completes after a time; is cancelled when the wheel stops.</summary>
    public Task WaitAsync(TimeSpan wait)
    {
        var due = _time.GetTimestamp() + (long)(wait.TotalSeconds * _time.TimestampFrequency);
        var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_stopped) waiting.SetCanceled();
            else _waiting.Enqueue(waiting, due);
        }

        return waiting.Task;
    }

    /// <summary>Cancels all waits, those to come included.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _stopped = true;
            while (_waiting.TryDequeue(out var waiting, out _)) waiting.TrySetCanceled();
        }
    }

    private void Turn()
    {
        var now = _time.GetTimestamp();
        lock (_gate)
        {
            while (_waiting.TryPeek(out var waiting, out var due) && due <= now)
            {
                _waiting.Dequeue();
                waiting.TrySetResult();
            }
        }
    }
}
