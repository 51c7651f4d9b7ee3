// First step: a client sends nothing before the reader has said that it accepts the connection.
namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>Waits for READER_EVENT_NOTIFICATION with ConnectionAttemptEvent (LLRP 1.0.1, section 12.2.5.9).</summary>
internal static class Greeting
{
    /// <summary>Waits, then judges the reader's clock.</summary>
    /// <exception cref="DeviceFault">Another client holds the reader, or what answers is no LLRP reader.</exception>
    public static async Task WaitAsync(ReaderSession session, CancellationToken stop)
    {
        try
        {
            var greeting = session.Events.Greeting;
            await Task.WhenAny(greeting, session.Link.Lost).WaitAsync(ReaderSession.GreetingLimit, session.Time, stop);

            // A reader that refuses hangs up at once: its refusal says more than the lost link, so it goes first.
            await (greeting.IsCompleted ? greeting : session.Link.Lost);
        }
        catch (TimeoutException fault)
        {
            throw new DeviceFault(
                $"{session.Where} accepts connections but does not greet as an LLRP reader within " +
                $"{ReaderSession.GreetingLimit.TotalSeconds:0} s: check address and port, and that LLRP is switched " +
                "on.",
                cause: fault);
        }

        session.Link.AllowSilence(2 * session.Options.Keepalive);
        TellClock(session);
    }

    private static void TellClock(ReaderSession session)
    {
        if (session.Clock.Skew is not { } skew) return; // the reader knows no UTC: its times are always mapped
        session.Host.Gauge("clock_skew_seconds", skew.TotalSeconds);
        session.Problems.Set("clock", !session.Clock.IsCorrected ? null :
            $"The reader's clock is {Words(skew)}: its times are corrected and marked as estimated. Give it a time " +
            "server.");
    }

    private static string Words(TimeSpan skew)
    {
        var size = skew.Duration();
        var text = size.TotalDays >= 2 ? $"{size.TotalDays:0} days"
            : size.TotalHours >= 2 ? $"{size.TotalHours:0} hours"
            : size.TotalMinutes >= 2 ? $"{size.TotalMinutes:0} minutes"
            : $"{size.TotalSeconds:0.0} seconds";
        return skew > TimeSpan.Zero ? $"{text} slow" : $"{text} fast";
    }
}
