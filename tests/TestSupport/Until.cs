// Waits in tests without sleeping: for a condition that other threads bring about, while a hand-turned clock moves on.
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace EdgeAgent.TestSupport;

/// <summary>Waits for conditions.</summary>
public static class Until
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Yields until the condition holds; fails with its text after half a minute of real time.</summary>
    public static async Task True(
        Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(since) > Limit) throw new TimeoutException($"Never became true: {text}");
            await Task.Yield();
        }
    }

    /// <summary>
    /// Turns the clock in small steps until the condition holds; fails after <paramref name="most"/> of turned time.
    /// </summary>
    public static async Task TrueAsTimePasses(
        ManualTime time, TimeSpan step, TimeSpan most, Func<bool> condition,
        [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        for (var passed = TimeSpan.Zero; passed < most; passed += step)
        {
            // Give the other threads a fair chance to act on the time that is, before more of it passes.
            for (var turn = 0; turn < 200; turn++)
            {
                if (condition()) return;
                await Task.Yield();
            }

            time.Advance(step);
        }

        await True(condition, text);
    }
}
