// The figures of pickers: what goes to HQ each quarter of an hour, and what the supervisor sees.
using System.Text.Json;
using EdgeAgent.Configuration;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Tests.VoicePicking.Work;
using EdgeAgent.VoicePicking.Supervision;
using EdgeAgent.VoicePicking.Work;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Supervision;

public sealed class PickingInsightTests : IDisposable
{
    private const string Ann = "7";

    private readonly DeskBench _bench = new();
    private readonly PickingInsight _insight;

    public PickingInsightTests()
    {
        var store = new StoreIdentity { Prefix = "retail", Tenant = "demo", Store = "0042", Box = "box-1" };
        _insight = new PickingInsight(store, _bench.Time);
        _bench.Desk.Told += _insight.Hear;
    }

    [Fact]
    public async Task A_quarter_of_an_hour_of_each_picker_goes_to_hq()
    {
        await _bench.GiveAsync(DeskBench.Work("a", 4, 6, 1, 2));
        await _bench.ClaimAsync(Ann);
        await _bench.PickAsync(Ann, "1", 4);
        await _bench.PickAsync(Ann, "2", 2);
        await _bench.PickAsync(Ann, "2", 1, "empty");
        await _bench.PickAsync(Ann, "3", 1, id: "x");
        await _bench.Desk.UndoAsync(Ann, "x", CancellationToken.None);
        _insight.HearRepeat(Ann);
        _insight.Hear(
            EventKinds.PickChecked, _bench.Time.GetUtcNow(),
            JsonSerializer.SerializeToUtf8Bytes(
                new PickStep("a", Ann, "pick", 1, Slot: "a-1", Right: false), EventDataJson.Default.PickStep));
        _insight.Tick();
        Assert.Empty(Collect());
        _bench.Time.Advance(TimeSpan.FromMinutes(15));
        _insight.Tick();

        var rollup = Assert.Single(Collect());
        Assert.Equal(("picking", "15m", Ann), (rollup.Metric, rollup.Period, rollup.Subject));
        var row = JsonSerializer.Deserialize(rollup.Values.Span, PickingJson.Default.PickingRow)!;
        Assert.Equal((2, 7, 1, 2), (row.Lines, row.Pieces, row.Shorts, row.Reprompts));
        Assert.Equal((300, 12), (row.LinesPerHour, row.MedianLineS));
        Assert.Equal((Ann, 1.0), (row.Operator, row.Complete));
        _insight.Tick();
        Assert.Empty(Collect());
    }

    [Fact]
    public async Task The_supervisor_sees_pickers_progress_and_the_worst_slots()
    {
        await _bench.GiveAsync(
            DeskBench.Work("a", 4, 6), DeskBench.Work("waits", 1), DeskBench.Work("first", 1) with { Priority = 9 });
        await _bench.ClaimAsync(Ann, new ClaimWish(Assignment: "a"));
        await _bench.PickAsync(Ann, "1", 1, "damaged");
        await _bench.ClaimAsync("12", new ClaimWish(Assignment: "waits"));
        _insight.Tick();

        var view = SupervisorView.Of(_bench.Desk, _insight, _bench.Time.GetUtcNow());
        Assert.Equal((1, 2), (view.Waiting, view.InHand));
        Assert.Equal(["a", "waits", "first"], view.Assignments.Select(one => one.Id));
        Assert.Equal((2, 1, 1, Ann), Progress(view.Assignments[0]));
        var ann = view.Pickers.Single(picker => picker.Operator == Ann);
        Assert.Equal(("a", "a-2", 1, 1.0), (ann.Assignment, ann.Slot, ann.LinesLastHour, ann.ShortShare));
        Assert.Equal(new SlotStatus("a-1", 1, 1, 0, 0), Assert.Single(view.WorstSlots));
        Assert.Empty(view.Problems);
    }

    public void Dispose() => _bench.Dispose();

    private static (int, int, int, string?) Progress(AssignmentStatus one) =>
        (one.Lines, one.Closed, one.Shorts, one.Operator);

    private List<Rollup> Collect()
    {
        var rollups = new List<Rollup>();
        _insight.Collect([], rollups);
        return rollups;
    }
}
