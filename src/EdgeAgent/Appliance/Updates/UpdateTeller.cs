// Tells HQ what became of updates: each outcome that root's commands noted becomes an event once it is on disk, also
// where the version that tells it is not the one that was tried.
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Hosting;
using EdgeAgent.Insights;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Appliance.Updates;

/// <summary>Tells of outcomes.</summary>
/// <param name="state">The state folder: the file <c>updates.told</c> in it holds the mark of the last outcome
/// told.</param>
/// <param name="intake">Takes the events.</param>
/// <param name="clock">Whether the clock can be trusted.</param>
/// <param name="log">Where it logs.</param>
internal sealed class UpdateTeller(string state, EventIntake intake, IClockQuality clock, ILogger log)
{
    private string File => Path.Combine(state, "updates.told");

    /// <summary>Tells those that were not told yet, oldest first.</summary>
    /// <exception cref="IOException">That they were told could not be noted: they are told again.</exception>
    public async Task TellAsync(IReadOnlyList<UpdateOutcome> history, CancellationToken stop)
    {
        var told = System.IO.File.Exists(File) ? (await System.IO.File.ReadAllTextAsync(File, stop)).Trim() : "";
        var last = history.ToList().FindIndex(outcome => outcome.Mark == told);
        foreach (var outcome in history.Skip(last + 1))
        {
            if (!await TellAsync(outcome, stop)) return;
            StateFile.Replace(File, System.Text.Encoding.ASCII.GetBytes(outcome.Mark));
            UpdateLog.Told(log, outcome.To, outcome.Ending.ToString(), outcome.Reason ?? "");
        }
    }

    private async Task<bool> TellAsync(UpdateOutcome outcome, CancellationToken stop)
    {
        var kind = outcome.Ending switch
        {
            UpdateEnding.Applied => EventKinds.UpdateApplied,
            UpdateEnding.Refused => EventKinds.UpdateRefused,
            _ => EventKinds.UpdateFailed,
        };
        return await intake.PostToDiskAsync(
            NewEvent.Of(
                kind, BoxNews.Box, outcome.Time, clock.Now,
                new UpdateChanged(outcome.From, outcome.To, outcome.Reason), EventDataJson.Default.UpdateChanged),
            stop);
    }
}
