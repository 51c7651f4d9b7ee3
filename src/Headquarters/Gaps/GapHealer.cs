// Looks for events that should be here and are not, and asks their boxes to send them again.
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;
using EdgeAgent.Headquarters.Storing;

namespace EdgeAgent.Headquarters.Gaps;

/// <summary>
/// Asks for gaps. What the box still holds comes on <c>evt/…</c> like any event; what it does not, it names in its
/// answer. Instances share the gaps through the database.
/// </summary>
internal sealed class GapHealer(CollectorParts parts, IBrokerLink link)
{
    private const int AtOnce = 200;

    private bool _waits;

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            await Task.Delay(parts.Config.Collector.GapsEvery, parts.Time, stop);
            await AskAsync(stop);
        }
    }

    /// <summary>One round.</summary>
    internal async Task AskAsync(CancellationToken stop)
    {
        IReadOnlyList<OpenGap> gaps;
        try
        {
            var (grace, again) = (parts.Config.Collector.GapGrace, parts.Config.Collector.GapAgain);
            gaps = await parts.Store.AskForGapsAsync(grace, again, AtOnce, stop);
        }
        catch (StoreUnavailable away)
        {
            // Said once: this question may be too much for a database that still takes events.
            if (!_waits) CollectorLog.GapsWait(parts.Log, away.Message);
            _waits = true;
            return;
        }

        if (_waits) CollectorLog.GapsGoOn(parts.Log);
        _waits = false;
        foreach (var gap in gaps) await AskAsync(gap, stop);
    }

    private async Task AskAsync(OpenGap gap, CancellationToken stop)
    {
        var asked = await new OwnQuestions(parts, link).AskAsync(
            gap.Box, OwnAnswers.GapId(gap.Epoch, OwnQuestions.Distinct()),
            question => question with { Epoch = gap.Epoch, SeqFrom = gap.From, SeqTo = gap.To }, stop);
        if (!asked) return;
        parts.Figures.Asked.Add(1);
        CollectorLog.AskedAgain(parts.Log, gap.Box.ToString(), gap.From, gap.To, gap.Epoch, gap.Asked);
    }
}
