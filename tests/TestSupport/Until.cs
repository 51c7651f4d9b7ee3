// Waits in tests without sleeping: for a condition that other threads bring about, while a hand-turned clock moves on.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EdgeAgent.TestSupport;

/// <summary>Waits for conditions.</summary>
public static class Until
{
    // Looks in a row before the waiter steps back: what is about to happen is seen at once, and what takes longer gets
    // the processor, which a small machine has not twice.
    private const int EagerLooks = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(1);

    // What a step takes in real time once the clock should have been turned far enough.
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(20);

    /// <summary>Gives way until the condition holds; fails with its text after half a minute of real time.</summary>
    public static async Task True(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var since = Stopwatch.GetTimestamp();
        for (var look = 1; !condition(); look++)
        {
            if (Stopwatch.GetElapsedTime(since) > Limit) throw new TimeoutException($"Never became true: {text}");
            if (look < EagerLooks) await Task.Yield();
            else await Task.Delay(Breath);
        }
    }

    /// <summary>
    /// Turns the clock in small steps until the condition holds. After <paramref name="most"/> of turned time, and half
    /// a minute of real time, it fails: on a busy machine the minutes on the clock can pass before the threads that
    /// they are for have run at all, so the clock goes on, more slowly, for as long as they may need.
    /// </summary>
    public static async Task TrueAsTimePasses(
        ManualTime time, TimeSpan step, TimeSpan most, Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var since = Stopwatch.GetTimestamp();
        for (var passed = TimeSpan.Zero; passed < most || Stopwatch.GetElapsedTime(since) < Limit; passed += step)
        {
            // Give the other threads a fair chance to act on the time that is, before more of it passes.
            var turned = Stopwatch.GetTimestamp();
            for (var turn = 0; turn < 200 || (passed >= most && Stopwatch.GetElapsedTime(turned) < Slow); turn++)
            {
                if (condition()) return;
                await Task.Yield();
            }

            time.Advance(step);
        }

        throw new TimeoutException($"Never became true: {text}");
    }

    /// <summary>
    /// Turns the clock from one timer to the next, at most a step at a time and only while everything is at rest: what
    /// happens, and at which moment, is then the same on every machine.
    /// </summary>
    public static async Task TrueAsTimePasses(
        ManualTime time, WatchedScheduler scheduler, TimeSpan step, TimeSpan most, Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var end = time.GetTimestamp() + most.Ticks;
        while (true)
        {
            await scheduler.RestAsync();
            if (condition()) return;
            var left = TimeSpan.FromTicks(end - time.GetTimestamp());
            if (left <= TimeSpan.Zero) throw new TimeoutException($"Never became true: {text}");
            time.Advance(new[] { step, left, time.NextDue ?? step }.Min());
        }
    }
}
