// One frame's room between a camera and its models. The newest frame wins: one that nobody has looked at yet is
// overwritten, so that a slow model sees late frames never and few frames at worst.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Models.Pictures;

namespace EdgeAgent.Vision;

/// <summary>A frame that was kept for the models.</summary>
/// <param name="Time">When it was taken, UTC.</param>
/// <param name="ClockEstimated">True where that is a guess.</param>
/// <param name="Number">The camera's count of frames.</param>
/// <param name="Picture">Its pixels, valid until the next <see cref="FrameSlot.TakeAsync"/>.</param>
internal readonly record struct KeptFrame(DateTimeOffset Time, bool ClockEstimated, long Number, Picture Picture);

/// <summary>Holds the newest frame. One thread puts, one takes.</summary>
internal sealed class FrameSlot : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _filled = new(0, 1);
    private byte[] _newest = [];
    private byte[] _looked = [];
    private KeptFrame? _waiting;

    /// <summary>Frames overwritten before anybody looked at them.</summary>
    public long Overwritten { get; private set; }

    /// <summary>Copies a frame in.</summary>
    public void Put(FrameView frame)
    {
        lock (_gate)
        {
            if (_newest.Length < frame.Rgb.Length) _newest = new byte[frame.Rgb.Length];
            frame.Rgb.CopyTo(_newest);
            if (_waiting is not null) Overwritten++;
            _waiting = new KeptFrame(
                frame.Time, frame.ClockEstimated, frame.Number, new Picture(frame.Width, frame.Height, _newest));
            if (_filled.CurrentCount == 0) _filled.Release();
        }
    }

    /// <summary>Waits for the next frame; the one taken before it is no longer valid.</summary>
    public async ValueTask<KeptFrame> TakeAsync(CancellationToken stop)
    {
        while (true)
        {
            await _filled.WaitAsync(stop);
            lock (_gate)
            {
                if (_waiting is not { } frame) continue;
                _waiting = null;
                (_newest, _looked) = (_looked, _newest);
                return frame;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _filled.Dispose();
}
