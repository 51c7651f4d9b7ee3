// The one loop between devices and disk: takes batches from the devices' queues in turn, so that a flooding device
// waits for the others and not they for it, and hands what the insights make of them to the intake.
using System.Collections.Concurrent;
using System.Threading.Channels;
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights;

/// <summary>Feeds the insights.</summary>
internal sealed class InsightLoop(
    IReadOnlyList<IInsight> insights, EventIntake intake, IOutbox outbox, TimeProvider time)
{
    private static readonly TimeSpan TickEvery = TimeSpan.FromMilliseconds(200);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<(Action<IInsight> Tell, NewEvent? Item)> _news = new();
    private readonly List<NewEvent> _events = [];
    private readonly List<Rollup> _rollups = [];
    private readonly List<TaskCompletionSource> _receipts = [];
    private long _lastTurn = time.GetTimestamp();

    /// <summary>Time since the loop last came round: beyond seconds, it is stuck.</summary>
    public TimeSpan SinceLastTurn => time.GetElapsedTime(Interlocked.Read(ref _lastTurn));

    /// <summary>The events that were made, as they go to the intake.</summary>
    public event Action<NewEvent>? Made;

    /// <summary>Wakes the loop: something was added to a queue.</summary>
    public void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>
    /// Tells the insights of a lost or returned device, and hands over its event if there is one, both in the loop's
    /// own time. The spacing
    /// of the retries bounds how many there can be.
    /// </summary>
    public void Tell(Action<IInsight> tell, NewEvent? item)
    {
        _news.Enqueue((tell, item));
        Wake();
    }

    /// <summary>Runs until stopped, then takes what the queues still hold.</summary>
    public async Task RunAsync(IReadOnlyList<DeviceSupervisor> devices, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (!await TurnAsync(devices)) await IdleAsync(stop);
        }

        while (await TurnAsync(devices))
        {
            // What devices said before the stop still counts.
        }
    }

    private async Task<bool> TurnAsync(IReadOnlyList<DeviceSupervisor> devices)
    {
        Interlocked.Exchange(ref _lastTurn, time.GetTimestamp());
        while (_news.TryDequeue(out var news))
        {
            foreach (var insight in insights) news.Tell(insight);
            if (news.Item is not null) _events.Add(news.Item);
        }

        var any = false;
        foreach (var device in devices)
        {
            if (!device.Queue.TryTake(out var batch)) continue;
            any = true;
            Show(device.Id, batch);
            batch.Return();
        }

        foreach (var insight in insights) insight.Tick();
        await HandOverAsync();
        return any;
    }

    private void Show(string device, ObservationBatch batch)
    {
        foreach (var insight in insights)
        {
            if (batch.Other is { } other) insight.Observe(device, other);
            else insight.Observe(device, batch.Reads);
        }

        if (batch.Receipt is { } receipt) _receipts.Add(receipt);
    }

    private async Task HandOverAsync()
    {
        foreach (var insight in insights) insight.Collect(_events, _rollups);
        foreach (var item in _events)
        {
            Made?.Invoke(item);
            await intake.PostAsync(item, CancellationToken.None);
        }

        _events.Clear();
        foreach (var receipt in _receipts) await intake.PostReceiptAsync(receipt, CancellationToken.None);
        _receipts.Clear();
        if (_rollups.Count == 0) return;
        await outbox.KeepAsync([.. _rollups], CancellationToken.None);
        _rollups.Clear();
    }

    private async Task IdleAsync(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var woken = _wake.Reader.ReadAsync(either.Token).AsTask();
        var tick = Task.Delay(TickEvery, time, either.Token);
        await Task.WhenAny(woken, tick);
        await either.CancelAsync();
        await Task.WhenAll(woken, tick).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
