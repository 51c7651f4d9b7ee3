// Notices a stream that hangs: connected, but without pictures. The first picture may take longer, as a camera sends a
// picture that stands for itself (a key frame) only every few seconds.
namespace EdgeAgent.Drivers.Camera.Frames;

/// <summary>Ends the decoder of a stream that hangs.</summary>
internal sealed class StallWatch : IDisposable
{
    private const int Looks = 4;

    private readonly TimeProvider _time;
    private readonly TimeSpan _stall;
    private readonly Action _end;
    private readonly ITimer _timer;
    private long _last;
    private bool _started;

    /// <summary>Starts the watch.</summary>
    /// <param name="options">How long a stream may be without a picture.</param>
    /// <param name="time">Clock and timer.</param>
    /// <param name="end">Ends the decoder; any thread may call it.</param>
    public StallWatch(CameraOptions options, TimeProvider time, Action end)
    {
        (_time, _stall, _end) = (time, options.Stall, end);
        _last = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Look(), null, _stall / Looks, _stall / Looks);
    }

    /// <summary>Whether the stream hung and was ended.</summary>
    public bool Stalled { get; private set; }

    /// <summary>How long the first picture may take.</summary>
    public static TimeSpan FirstPicture(TimeSpan stall) => 2 * stall;

    /// <summary>A picture came.</summary>
    public void Picture()
    {
        Volatile.Write(ref _started, true);
        Volatile.Write(ref _last, _time.GetTimestamp());
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var limit = Volatile.Read(ref _started) ? _stall : FirstPicture(_stall);
        if (_time.GetElapsedTime(Volatile.Read(ref _last)) < limit) return;
        Stalled = true;
        _end();
    }
}
