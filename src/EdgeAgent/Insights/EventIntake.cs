// The last step before the disk: gathers new events from all insights into few commits. Where the outbox refuses them
// (the disk is full), they wait here, the urgent ones first in line, and only what exceeds the bound is given up and
// counted.
using System.Threading.Channels;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers;
using EdgeAgent.Outbox;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Insights;

/// <summary>Hands new events to the outbox in groups. Any thread may post; one loop hands over.</summary>
public sealed class EventIntake(IOutbox outbox, TimeProvider time, ILogger<EventIntake> logger)
{
    /// <summary>Most events handed over at once.</summary>
    public const int GroupSize = 256;

    /// <summary>Most refused events that wait for space.</summary>
    public const int MostHeld = 4_096;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly Channel<Posting> _new = Channel.CreateBounded<Posting>(
        new BoundedChannelOptions(8_192) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly List<NewEvent> _held = [];
    private readonly List<TaskCompletionSource> _receipts = [];
    private long _posted;
    private long _settled;
    private long _givenUp;
    private volatile string? _problem;

    /// <summary>Events given up since the start, because the disk stayed full.</summary>
    public long GivenUp => Interlocked.Read(ref _givenUp);

    /// <summary>Events posted since the start.</summary>
    public long Posted => Interlocked.Read(ref _posted);

    /// <summary>Of those, events that are on disk, or given up.</summary>
    public long Settled => Interlocked.Read(ref _settled);

    /// <summary>Why events wait: a sentence; null when all is well.</summary>
    public string? Problem => _problem;

    /// <summary>
    /// Posts an event; waits while the intake is full, so that a slow disk slows the insights and not the memory.
    /// </summary>
    public ValueTask PostAsync(NewEvent item, CancellationToken stop)
    {
        Interlocked.Increment(ref _posted);
        return _new.Writer.WriteAsync(new Posting(item, null), stop);
    }

    /// <summary>
    /// Completes <paramref name="receipt"/> when every event posted before it is on disk, or fails it with a
    /// <see cref="Drivers.DeviceFault"/> where the disk refuses them.
    /// </summary>
    public ValueTask PostReceiptAsync(TaskCompletionSource receipt, CancellationToken stop) =>
        _new.Writer.WriteAsync(new Posting(null, receipt), stop);

    /// <summary>
    /// Posts an event and waits for the disk; false where the disk refuses it, or the stop came first: it is then to be
    /// told again after the next start.
    /// </summary>
    public async Task<bool> PostToDiskAsync(NewEvent item, CancellationToken stop)
    {
        await PostAsync(item, stop);
        var receipt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostReceiptAsync(receipt, stop);
        try
        {
            await receipt.Task.WaitAsync(stop);
            return true;
        }
        catch (DeviceFault)
        {
            return false; // It waits in memory, and the intake says so.
        }
        catch (OperationCanceledException)
        {
            // A stop hands over what was posted before it ends anything else: told once more it would be there twice.
            if (receipt.Task.IsCompletedSuccessfully) return true;
            throw;
        }
    }

    /// <summary>No more events come; <see cref="RunAsync"/> ends when all are handed over.</summary>
    public void Complete() => _new.Writer.TryComplete();

    /// <summary>
    /// Hands over until <see cref="Complete"/> was called and nothing is left, or until <paramref name="stop"/>.
    /// </summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var group = new List<NewEvent>(GroupSize);
        while (await AnythingNewAsync(stop))
        {
            group.Clear();
            while (group.Count < GroupSize && _new.Reader.TryRead(out var posting))
            {
                if (posting.Item is { } item) group.Add(item);
                if (posting.Receipt is { } receipt) _receipts.Add(receipt);
            }

            if (_held.Count > 0) await RetryHeldAsync(stop);
            if (group.Count > 0 && !await TryAcceptAsync(group, stop)) await AcceptByClassAsync(group, stop);
            AnswerReceipts();
        }

        if (_held.Count > 0) await RetryHeldAsync(stop);
        if (_held.Count > 0) IntakeLog.LeftBehind(logger, _held.Count);
    }

    private async Task<bool> AnythingNewAsync(CancellationToken stop)
    {
        if (_held.Count == 0) return await _new.Reader.WaitToReadAsync(stop);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var more = _new.Reader.WaitToReadAsync(soon.Token).AsTask();
        var retry = Task.Delay(RetryAfter, time, soon.Token);
        var first = await Task.WhenAny(more, retry);
        if (first == more) return await more;
        await soon.CancelAsync();
        stop.ThrowIfCancellationRequested();
        return true;
    }

    private async Task<bool> TryAcceptAsync(IReadOnlyList<NewEvent> group, CancellationToken stop)
    {
        try
        {
            await outbox.AcceptAsync(group, stop);
            Interlocked.Add(ref _settled, group.Count);
            return true;
        }
        catch (OutboxRefusal refusal)
        {
            if (_problem is null) IntakeLog.Refused(logger, refusal.Message);
            _problem = refusal.Message;
            return false;
        }
    }

    private async Task AcceptByClassAsync(List<NewEvent> group, CancellationToken stop)
    {
        foreach (var priority in new[] { Priority.Urgent, Priority.Normal, Priority.Low })
        {
            var members = group.FindAll(item => item.Kind.Priority == priority);
            if (members.Count > 0 && !await TryAcceptAsync(members, stop)) Hold(members);
        }
    }

    // An event that waits in memory is not on disk: whoever asked for a receipt is told so, and may send again.
    private void AnswerReceipts()
    {
        foreach (var receipt in _receipts)
        {
            if (_held.Count == 0) receipt.TrySetResult();
            else receipt.TrySetException(new DeviceFault(_problem ?? "The events before it are not on disk yet."));
        }

        _receipts.Clear();
    }

    private async Task RetryHeldAsync(CancellationToken stop)
    {
        var held = _held.ToList();
        _held.Clear();
        for (var start = 0; start < held.Count; start += GroupSize)
            await AcceptByClassAsync(held.GetRange(start, Math.Min(GroupSize, held.Count - start)), stop);
        if (_held.Count > 0 || _problem is null) return;
        _problem = null;
        IntakeLog.Well(logger);
    }

    private void Hold(List<NewEvent> members)
    {
        _held.AddRange(members);
        while (_held.Count > MostHeld)
        {
            var lowest = _held.Min(item => item.Kind.Priority);
            _held.RemoveAt(_held.FindIndex(item => item.Kind.Priority == lowest));
            Interlocked.Increment(ref _givenUp);
            Interlocked.Increment(ref _settled);
        }
    }
}

/// <summary>One thing that passes through the intake: an event, or the wish to know that those before it are safe.
/// </summary>
/// <param name="Item">The event.</param>
/// <param name="Receipt">Who waits.</param>
internal readonly record struct Posting(NewEvent? Item, TaskCompletionSource? Receipt);

/// <summary>Log lines of the intake, event ids 2000 to 2009.</summary>
internal static partial class IntakeLog
{
    [LoggerMessage(2000, LogLevel.Error, "New events wait in memory: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(2001, LogLevel.Information, "The outbox takes events again; none of those that waited are left.")]
    public static partial void Well(ILogger logger);

    [LoggerMessage(2002, LogLevel.Error, "{Count} events could not be stored before the stop: the disk stayed full.")]
    public static partial void LeftBehind(ILogger logger, int count);
}
