// Runs the tasks of what is under test and knows when all of it has come to rest, so that a hand-turned clock is turned
// only then: without it the clock passes while threads are in the middle of something, and what a test counts depends
// on how busy the machine is.
using System.Diagnostics;

namespace EdgeAgent.TestSupport;

/// <summary>
/// A scheduler on the thread pool. Whatever is begun by <see cref="Run"/> goes on here after each wait, as long as it
/// does not ask for another scheduler itself (ConfigureAwait(false), Task.Run).
/// </summary>
public sealed class WatchedScheduler : TaskScheduler
{
    // Nothing under test works for so long between two waits; what does is not waited for.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _open;

    /// <summary>Whether no task waits for a thread or runs.</summary>
    public bool AtRest => Volatile.Read(ref _open) == 0;

    /// <summary>Begins something here.</summary>
    public Task Run(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>Waits until everything has come to rest.</summary>
    /// <exception cref="TimeoutException">It did not within half a minute.</exception>
    public async Task RestAsync()
    {
        var since = Stopwatch.GetTimestamp();
        while (!AtRest)
        {
            if (Stopwatch.GetElapsedTime(since) > Longest)
                throw new TimeoutException("What is under test never comes to rest: it spins, or blocks its thread.");
            await Task.Yield();
        }
    }

    protected override void QueueTask(Task task)
    {
        Interlocked.Increment(ref _open);
        ThreadPool.UnsafeQueueUserWorkItem(
            state =>
            {
                state.Scheduler.TryExecuteTask(state.Task);
                Interlocked.Decrement(ref state.Scheduler._open);
            },
            (Scheduler: this, Task: task),
            preferLocal: true);
    }

    // Never inline: a thread that turns the clock must not find itself in the middle of what is under test.
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
