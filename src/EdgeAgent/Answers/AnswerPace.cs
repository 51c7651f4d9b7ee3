// Keeps answers within their bytes a second: a second's worth may go at once, the rest follows as it is earned.
namespace EdgeAgent.Answers;

/// <summary>A token bucket. One answer at a time.</summary>
internal sealed class AnswerPace(long bytesASecond, TimeProvider time)
{
    private double _left = bytesASecond;
    private long _since = time.GetTimestamp();

    /// <summary>Waits until so many bytes may go, and takes them.</summary>
    public async ValueTask TakeAsync(int bytes, CancellationToken stop)
    {
        Earn();
        if (_left < 0) await Task.Delay(TimeSpan.FromSeconds(-_left / bytesASecond), time, stop);
        Earn();
        _left -= bytes;
    }

    private void Earn()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(bytesASecond, _left + (bytesASecond * time.GetElapsedTime(_since, now).TotalSeconds));
        _since = now;
    }
}
