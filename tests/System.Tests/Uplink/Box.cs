// A durable outbox under load, and the question every fault test ends with: does HQ hold all of it, once by its place?
using System.Text;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Uplink;

/// <summary>An outbox in a folder of its own.</summary>
internal sealed class Box : IAsyncDisposable
{
    private readonly string _folder;
    private readonly CancellationTokenSource _stop = new();
    private Task _load = Task.CompletedTask;

    private Box(string folder, DurableOutbox outbox) => (_folder, Outbox) = (folder, outbox);

    public DurableOutbox Outbox { get; }

    public static async Task<Box> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("box-").FullName;
        var setup = new OutboxSetup { Folder = folder, Box = UplinkRun.Box };
        return new Box(folder, await DurableOutbox.OpenAsync(setup, CancellationToken.None));
    }

    /// <summary>Accepts events, some of them urgent.</summary>
    public async Task AcceptAsync(int count)
    {
        for (var left = count; left > 0; left -= 256)
        {
            var events = Enumerable.Range(0, Math.Min(left, 256)).Select(Event).ToList();
            await Outbox.AcceptAsync(events, CancellationToken.None);
        }
    }

    /// <summary>Accepts 20 events each 10 ms until <see cref="EndLoadAsync"/>.</summary>
    public void BeginLoad() => _load = Task.Run(async () =>
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (!_stop.IsCancellationRequested && await tick.WaitForNextTickAsync()) await AcceptAsync(20);
    });

    public async Task EndLoadAsync()
    {
        await _stop.CancelAsync();
        await _load;
    }

    /// <summary>Waits until HQ holds every accepted event, then checks that nothing contradicts.</summary>
    public async Task EverythingReachesAsync(HqOracle hq)
    {
        var last = Outbox.LastSequence;
        await Until.True(() => hq.Missing(UplinkRun.Box, Outbox.Epoch, last).Count == 0);
        Assert.Empty(hq.Contradictions);
    }

    /// <summary>Accepts one more event and waits for it at HQ.</summary>
    public async Task FreshEventFlowsAsync(HqOracle hq)
    {
        var sequence = await Outbox.AcceptAsync([Event(1)], CancellationToken.None);
        await Until.True(() => hq.Holds(new Place(UplinkRun.Box, Outbox.Epoch, sequence)));
    }

    public async ValueTask DisposeAsync()
    {
        await EndLoadAsync();
        await Outbox.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _stop.Dispose();
    }

    private static NewEvent Event(int number) => new(
        number % 50 == 0 ? EventKinds.DeviceLost : number % 3 == 0 ? EventKinds.TagMoved : EventKinds.TagArrived,
        "dock-reader",
        DateTimeOffset.UtcNow,
        ClockState.Synced,
        Encoding.UTF8.GetBytes($$"""{"epc":"30{{Guid.NewGuid():N}}","zone":"dock"}"""));
}
