// A model of the outbox with crashes among its actions: whatever the order of accepts, reads, hand-overs, restarts and
// crashes, at whatever step of a commit and however much of the log it tears, the oracle holds.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Outbox.Storage;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Outbox;

public sealed class CrashModelTests
{
    private const int ActionsARun = 40;
    private static readonly int Crashes = Environment.GetEnvironmentVariable("EDGE_AGENT_LONG") == "1" ? 10_000 : 150;

    private static readonly Gen<int[]> Actions = Gen.Choose(0, int.MaxValue).ArrayOf(ActionsARun);

    [Fact]
    public void Whatever_happens_in_whatever_order_nothing_accepted_is_lost_and_no_place_repeats()
    {
        var crashes = 0;
        while (crashes < Crashes)
        {
            Prop.ForAll(
                Actions.ToArbitrary(),
                actions =>
                {
                    using var model = new OutboxModel();
                    model.RunAsync(actions).GetAwaiter().GetResult();
                    Interlocked.Add(ref crashes, model.Crashes);
                }).Check(Config.QuickThrowOnFailure.WithMaxTest(20).WithQuietOnSuccess(true));
        }
    }
}

/// <summary>An outbox with its oracle; each action is drawn from a number.</summary>
internal sealed class OutboxModel : IDisposable
{
    private readonly StateFolder _folder = new();
    private readonly AcceptedEvents _accepted = new();
    private DurableOutbox? _outbox;
    private CommitStep? _crashAt;
    private long _logBefore;
    private long _logAfter;

    public int Crashes { get; private set; }

    public async Task RunAsync(int[] actions)
    {
        foreach (var action in actions)
        {
            _outbox ??= await OpenAsync();
            await DoAsync(action % 16, action / 16);
        }

        _outbox ??= await OpenAsync();
        await _accepted.VerifyAsync(_outbox, "at the end");
        await _outbox.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private Task<DurableOutbox> OpenAsync()
    {
        _crashAt = null;
        return _folder.OpenAsync(setup => setup with { AtStep = AtStep, CheckpointPages = 30 });
    }

    private async Task DoAsync(int action, int detail)
    {
        var outbox = _outbox!;
        switch (action)
        {
            case <= 4:
                var kind = (detail % 4) switch
                {
                    0 => StateFolder.LowKind,
                    1 => EventKinds.DeviceLost,
                    2 => StateFolder.PersonalKind,
                    _ => EventKinds.TagArrived,
                };
                await _accepted.AcceptAsync(
                    outbox, kind, 1 + (detail / 4 % 20), detail % 97 == 0 ? 30_000 : detail % 300);
                break;
            case 5:
                var priority = (Priority)(detail % 3);
                var part = await outbox.ReadAsync(
                    priority, outbox.Cursors.Of(priority), 10, 10_000, CancellationToken.None);
                if (part.Count > 0) outbox.HandedOver(priority, part[^1].Sequence);
                break;
            case 6:
                outbox.HandOverAgain((Priority)(detail % 3), detail % (1 + outbox.LastSequence));
                break;
            case 7:
                await outbox.KeepAsync([Rollups.Of($"zone-{detail % 5}", detail % 3)], CancellationToken.None);
                break;
            case 8:
                var sequence = 1 + (detail % (1 + outbox.LastSequence));
                await outbox.SetAsideAsync(sequence, "The broker refused it.", CancellationToken.None);
                _accepted.Excuse(sequence);
                break;
            case 9:
                _folder.Time.Advance(TimeSpan.FromSeconds(2));
                _folder.Time.JumpWallClock(TimeSpan.FromDays((detail % 3 * 366) - 366));
                break;
            case 10:
                await outbox.DisposeAsync();
                _outbox = null;
                break;
            case 11:
                await _accepted.VerifyAsync(outbox, "in between");
                break;
            default:
                await CrashAsync(outbox, (CommitStep)(detail % 3), detail / 3);
                break;
        }
    }

    // The writer stops at a step of a commit with events that nobody was told of; a log that grew by that commit may be
    // torn anywhere in it, as a power cut would leave it.
    private async Task CrashAsync(DurableOutbox outbox, CommitStep step, int detail)
    {
        Crashes++;
        _crashAt = step;
        var unanswered = outbox.AcceptAsync(
            [StateFolder.Event(EventKinds.TagMoved, "unanswered")], CancellationToken.None);
        await outbox.DisposeAsync();
        _outbox = null;
        Assert.False(unanswered.IsCompleted);
        if (step == CommitStep.AfterCommit && _logAfter > _logBefore)
        {
            using var log = File.OpenHandle(_folder.File("outbox.db-wal"), FileMode.Open, FileAccess.Write);
            RandomAccess.SetLength(log, _logBefore + (detail % (_logAfter - _logBefore + 1)));
        }

        // What a kill leaves behind when it hits a second time, in the start itself.
        if (detail % 7 != 0) return;
        File.Delete(_folder.File("outbox.db-shm"));
    }

    private void AtStep(CommitStep step)
    {
        var log = new FileInfo(_folder.File("outbox.db-wal"));
        var length = log.Exists ? log.Length : 0;
        if (step == CommitStep.BeforeCommit) _logBefore = length;
        else _logAfter = length;
        if (step == _crashAt) throw new InvalidOperationException("crash");
    }
}

/// <summary>Makes rollups.</summary>
internal static class Rollups
{
    public static Rollup Of(string subject, int minute, string values = "{}") => new(
        "zone-stock", "1m", subject, new DateTimeOffset(2026, 3, 1, 12, minute, 0, TimeSpan.Zero),
        new DateTimeOffset(2026, 3, 1, 12, minute + 1, 0, TimeSpan.Zero), System.Text.Encoding.UTF8.GetBytes(values));
}
