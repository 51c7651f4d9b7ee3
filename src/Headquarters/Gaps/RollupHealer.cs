// Asks boxes for the rollups of the time in which the broker was away.
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Headquarters.Brokers;
using EdgeAgent.Headquarters.Collecting;

namespace EdgeAgent.Headquarters.Gaps;

/// <summary>Asks, a few boxes at a time; what comes is stored like any rollup, what is there stays.</summary>
internal sealed class RollupHealer(CollectorParts parts, IBrokerLink link)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private const int AtOnce = 50;

    /// <summary>Runs until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var questions = new OwnQuestions(parts, link);
        while (true)
        {
            await Task.Delay(Every, parts.Time, stop);
            for (var count = 0; count < AtOnce && parts.Missed.Take() is { } due; count++)
            {
                await questions.AskAsync(
                    due.Box, OwnAnswers.RollupId(OwnQuestions.Distinct()),
                    question => question with
                    {
                        Kind = QueryKinds.Rollup,
                        From = due.Since,
                        To = parts.Time.GetUtcNow(),
                    },
                    stop);
            }
        }
    }
}
