// The thread of a camera. It reads with plain blocking calls, which need no memory for each picture, and the kernel
// ends the decoder when the thread that started it ends; so it must be a thread of its own, and no borrowed one.
namespace EdgeAgent.Drivers.Camera;

/// <summary>Runs work on a thread of its own.</summary>
internal static class CameraThread
{
    /// <summary>Completes when the work has ended, with its fault if it has one.</summary>
    public static Task RunAsync(Action work) => Task.Factory.StartNew(
        work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
