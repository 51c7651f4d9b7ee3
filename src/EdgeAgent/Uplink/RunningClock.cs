// Time that only runs forward: what the wall clock does (time servers, operators) must not move a retry or a time-out.
namespace EdgeAgent.Uplink;

internal sealed class RunningClock(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>Time since this clock was made.</summary>
    public TimeSpan Now => time.GetElapsedTime(_start);
}
