// The thread of a device that is read by blocking calls: a thread of its own, and no borrowed one, because the kernel
// may hold it for as long as the device likes.
namespace EdgeAgent.Drivers.Kernel;

/// <summary>Runs work on a thread of its own.</summary>
internal static class DeviceThread
{
    /// <summary>How long a wait for the kernel lasts at most, so that a stop is noticed soon.</summary>
    public static TimeSpan Turn { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Completes when the work has ended, with its fault if it has one.</summary>
    public static Task RunAsync(Action work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
