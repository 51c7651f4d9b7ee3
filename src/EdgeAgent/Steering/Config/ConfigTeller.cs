// Makes the events about HQ's wishes. No outcome is left untold, however the agent ends between outcome and event; one
// is told twice only where the process is killed between the event's commit and the note that it was told.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;

namespace EdgeAgent.Steering.Config;

/// <summary>Tells of outcomes.</summary>
internal sealed class ConfigTeller(ConfigBook book, EventIntake intake, IClockQuality clock)
{
    private readonly Signal _signal = new();

    /// <summary>There may be an outcome to tell.</summary>
    public void Wake() => _signal.Set();

    /// <summary>Tells until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (true)
        {
            if (book.Current.Outcome is { Told: false } outcome && await TellAsync(outcome, stop))
                book.Note(ledger => ledger.Told(outcome));
            await _signal.WaitAsync(stop);
        }
    }

    private async Task<bool> TellAsync(ConfigOutcome outcome, CancellationToken stop)
    {
        var kind = outcome.State switch
        {
            ConfigStates.Applied => EventKinds.ConfigApplied,
            ConfigStates.Refused => EventKinds.ConfigRefused,
            _ => EventKinds.ConfigRolledBack,
        };
        return await intake.PostToDiskAsync(
            NewEvent.Of(
                kind, BoxNews.Box, outcome.Time, clock.Now,
                new ConfigChanged(outcome.Version, outcome.Hash, outcome.Reason), EventDataJson.Default.ConfigChanged),
            stop);
    }
}
