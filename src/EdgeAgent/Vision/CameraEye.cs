// The box's own eye on one camera: takes the newest frame, lets the models look at it on a thread of its own, and puts
// what they saw into the camera's queue, beside what the camera itself may say. A model that cannot be loaded makes the
// camera's health bad, and touches no other device.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Hosting;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Vision;

/// <summary>Runs the models of one camera.</summary>
internal sealed class CameraEye(
    string device, Func<IReadOnlyList<ISight>> open, TimeProvider time, ILogger logger) : IFrameTaker, IDisposable
{
    private static readonly TimeSpan IdleAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMinutes(1);

    private readonly FrameSlot _slot = new();
    private readonly List<Observation> _seen = [];
    private string? _problem;
    private long _looked;

    /// <summary>The camera.</summary>
    public string Device { get; } = device;

    /// <summary>Takes what was seen; set once, before the first frame.</summary>
    public Action<Observation>? Tell { get; set; }

    /// <summary>What is wrong: a sentence; read from any thread.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Frames that the models looked at.</summary>
    public long Looked => Interlocked.Read(ref _looked);

    /// <summary>Frames that came while the models were busy.</summary>
    public long Overwritten => _slot.Overwritten;

    /// <inheritdoc/>
    public void Take(FrameView frame) => _slot.Put(frame);

    /// <summary>Loads the models and looks until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => Task.Factory.StartNew(
        () => RunOwnThreadAsync(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        .Unwrap();

    /// <inheritdoc/>
    public void Dispose() => _slot.Dispose();

    private async Task RunOwnThreadAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LookUntilAsync(open(), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                Volatile.Write(ref _problem, fault.Message);
                VisionLog.Blind(logger, Device, fault.Message);
                VisionLog.BlindDetail(logger, fault, Device);
            }

            await Task.Delay(TryAgainAfter, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookUntilAsync(IReadOnlyList<ISight> sights, CancellationToken stop)
    {
        try
        {
            if (_problem is not null) VisionLog.Sees(logger, Device);
            Volatile.Write(ref _problem, null);
            while (true)
            {
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
                var next = _slot.TakeAsync(patience.Token).AsTask();
                var idle = Task.Delay(IdleAfter, time, patience.Token);
                if (await Task.WhenAny(next, idle) == next)
                {
                    var frame = await next;
                    foreach (var sight in sights) sight.Look(frame, _seen);
                    Interlocked.Increment(ref _looked);
                }
                else foreach (var sight in sights) sight.Idle(time.GetUtcNow(), _seen);

                await patience.CancelAsync();
                await Task.WhenAll(next, idle).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                foreach (var observation in _seen) Tell?.Invoke(observation);
                _seen.Clear();
            }
        }
        finally
        {
            foreach (var sight in sights) sight.Dispose();
        }
    }
}

/// <summary>Log lines of the eyes, event ids 2100 to 2109.</summary>
internal static partial class VisionLog
{
    [LoggerMessage(2100, LogLevel.Error, "Camera {Device} is not looked at: {Reason}")]
    public static partial void Blind(ILogger logger, string device, string reason);

    [LoggerMessage(2101, LogLevel.Debug, "Detail of the fault of camera {Device}.")]
    public static partial void BlindDetail(ILogger logger, Exception fault, string device);

    [LoggerMessage(2102, LogLevel.Information, "Camera {Device} is looked at again.")]
    public static partial void Sees(ILogger logger, string device);
}
