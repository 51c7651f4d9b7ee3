// Last step: the reader runs. Ask for reports where the options say so, and say once when no tag ever comes.
using EdgeAgent.Drivers.Llrp.Protocol;

namespace EdgeAgent.Drivers.Llrp.Client;

/// <summary>What the client does while reads come in.</summary>
internal static class Running
{
    /// <summary>Runs until stopped or the link is lost.</summary>
    /// <exception cref="DeviceFault">The link was lost.</exception>
    public static async Task RunAsync(ReaderSession session, CancellationToken stop)
    {
        using var asking = StartAsking(session);
        using var silence = WatchSilence(session);
        await session.Link.Lost.WaitAsync(stop);
    }

    private static ITimer? StartAsking(ReaderSession session)
    {
        var every = session.Options.Report.Every;
        return every <= TimeSpan.Zero ? null : session.Time.CreateTimer(_ => Ask(session), null, every, every);
    }

    private static void Ask(ReaderSession session)
    {
        if (!session.Link.TrySend(MessageType.GetReport)) session.Host.Count("report_requests_skipped_total");
    }

    // No tag before the antennas is no fault: an empty dock is empty. But it is worth one line.
    private static ITimer? WatchSilence(ReaderSession session)
    {
        var limit = session.Options.SilenceWarning;
        if (limit <= TimeSpan.Zero) return null;
        var seen = session.Reports.Reads;
        var told = false;
        return session.Time.CreateTimer(
            _ =>
            {
                var now = session.Reports.Reads;
                if (now != seen) told = false;
                else if (!told)
                {
                    told = true;
                    session.Host.Note(
                        $"The reader runs but has reported no tag for {limit.TotalSeconds:0} s: if tags are before " +
                        "its antennas, check cables, power and session.");
                }

                seen = now;
            },
            null, limit, limit);
    }
}
