// Tells after a connect whether the broker still has what it acknowledged. Some brokers keep their memory on disk
// only now and then: killed, they come back as they were up to half an hour before. The retained mark that the box
// publishes shows as how they came back.
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Uplink.Broker;

/// <summary>What the box knows about the broker's memory; lives across connections.</summary>
internal sealed class BrokerMemory(
    IOutboxReader reader, UplinkOptions options, TimeProvider time, RunningClock clock, ILogger log)
{
    private HandedOver? _acknowledgedMark;
    private string? _lastConnection;
    private bool _judgedBlindly;
    private (Cursors From, TimeSpan Due)? _settling;

    /// <summary>
    /// When everything since a broker's loss is handed over once more; null where nothing is pending.
    /// </summary>
    public TimeSpan? SettleDue => _settling?.Due;

    /// <summary>Whether a mark of this box ever came back to it: a mark that is missing then means something.</summary>
    public bool MarkReadable { get; set; }

    /// <summary>Whether the broker does not take marks: one that is missing then means nothing.</summary>
    public bool MarkRefused { get; set; }

    /// <summary>The mark to publish now: while a loss settles, it stays at what is certain.</summary>
    public HandedOver Mark()
    {
        var cursors = _settling is { } settling ? Lower(settling.From, reader.Cursors) : reader.Cursors;
        return new HandedOver(reader.Epoch, cursors.Low, cursors.Normal, cursors.Urgent);
    }

    /// <summary>The broker has acknowledged a mark.</summary>
    public void MarkAcknowledged(HandedOver mark) => _acknowledgedMark = mark;

    /// <summary>A connection is up; its id tells its will from older ones.</summary>
    public void Connected(string connection) => _lastConnection = connection;

    /// <summary>
    /// Judges what the broker showed after a connect, and steps the outbox's cursors back where it forgot.
    /// </summary>
    /// <param name="mark">The retained mark; null where there is none.</param>
    /// <param name="status">The retained status as the last connection left it; null where there is none.</param>
    /// <param name="readable">False where the box could not read its own topics, so that nothing is known.</param>
    /// <param name="stop">Cancels the search in the outbox.</param>
    public async Task JudgeAsync(HandedOver? mark, BoxStatus? status, bool readable, CancellationToken stop)
    {
        if (reader.Cursors is { Low: 0, Normal: 0, Urgent: 0 }) return;
        if (mark is not null && mark.Epoch == reader.Epoch)
        {
            await JudgeMarkAsync(mark, status);
            return;
        }

        readable &= !MarkRefused && (MarkReadable || _acknowledgedMark is null);

        // Without the right to read one's own topics nothing can be learnt; handing over again once a run is enough.
        if (!readable && _judgedBlindly) return;
        _judgedBlindly = !readable;
        var from = await RecordedSince.FindAsync(reader, time.GetUtcNow() - options.ResendAfterBrokerLoss, stop);
        Forgot(
            Lower(from, reader.Cursors),
            readable ? "it retains nothing of this box" : "the box may not read its own topics");
    }

    /// <summary>Hands over once more what followed a broker's loss; true where the cursors stepped back.</summary>
    public bool Settle()
    {
        if (_settling is not { } settling || clock.Now < settling.Due) return false;
        _settling = null;
        StepBack(settling.From);
        UplinkLog.Settled(log);
        return true;
    }

    private Task JudgeMarkAsync(HandedOver mark, BoxStatus? status)
    {
        var remembered = Lower(new Cursors(mark.Low, mark.Normal, mark.Urgent), reader.Cursors);
        if (_acknowledgedMark is { } last && last.Epoch == mark.Epoch && IsOlder(mark, last))
        {
            Forgot(remembered, "its mark is older than the last one it acknowledged");
            return Task.CompletedTask;
        }

        // The will of our last connection shows that the broker outlived that connection: it has all it acknowledged.
        if (status is { State: "offline" } && status.Connection == _lastConnection) return Task.CompletedTask;
        StepBack(remembered);
        UplinkLog.ResumedAfterMark(log, remembered.Low, remembered.Normal, remembered.Urgent);
        return Task.CompletedTask;
    }

    private void Forgot(Cursors from, string evidence)
    {
        if (_settling is { } pending) from = Lower(pending.From, from);
        StepBack(from);
        _settling = (from, clock.Now + options.SettleAfterBrokerLoss);
        UplinkLog.BrokerForgot(log, evidence, from.Low, from.Normal, from.Urgent);
    }

    private void StepBack(Cursors to)
    {
        foreach (var priority in Enum.GetValues<Priority>())
        {
            if (to.Of(priority) < reader.Cursors.Of(priority)) reader.HandOverAgain(priority, to.Of(priority));
        }
    }

    private static bool IsOlder(HandedOver one, HandedOver other) =>
        one.Low < other.Low || one.Normal < other.Normal || one.Urgent < other.Urgent;

    private static Cursors Lower(Cursors one, Cursors other) =>
        new(Math.Min(one.Low, other.Low), Math.Min(one.Normal, other.Normal), Math.Min(one.Urgent, other.Urgent));
}
