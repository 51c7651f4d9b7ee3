// Waits for a condition without sleeping: whoever changes something raises a signal, and the condition is looked at
// again.
namespace EdgeAgent.TestSupport;

/// <summary>Lets a test wait until a condition holds.</summary>
public sealed class Signals
{
    // Only ever reached by a test that fails.
    private static readonly TimeSpan GiveUp = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Something has changed.</summary>
    public void Raise()
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.TrySetResult();
    }

    /// <summary>Waits until the condition holds.</summary>
    /// <param name="condition">Looked at now and after each signal.</param>
    /// <param name="what">Named where the test gives up.</param>
    public async Task UntilAsync(Func<bool> condition, string what)
    {
        while (true)
        {
            Task changed;
            lock (_gate) changed = _changed.Task;
            if (condition()) return;
            try
            {
                await changed.WaitAsync(GiveUp);
            }
            catch (TimeoutException)
            {
                throw new TimeoutException($"Waited in vain for: {what}.");
            }
        }
    }
}
