// Lines that move faster than anybody needs: what is read, what is counted as lost, and that nothing else suffers.
// Times of an emulated machine say nothing of a real one; they stand in the report as what they are.
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class LoadChecks(StoreInBox store)
{
    private const string Edges = "edges_total";
    private const string Dropped = "edges_dropped_by_kernel_total";

    [HardwareFact]
    public Task Ten_thousand_edges_a_second_are_read_or_counted_and_the_door_is_still_seen() => store.CheckAsync(
        async check =>
        {
            const int pulled = 10_000;
            var before = await store.Agent.DeviceIsAsync("noisy-contact", now => now.State == "Up", "up");
            var door = (await store.Agent.DeviceAsync("entrance")).Counter(Edges);
            check.Stimulated(
                $"line noisy moved {pulled} times at 10,000 a second (or as fast as it goes), then the door twice");
            var rate = await store.Shell.RunAsync(
                $"{StoreInBox.Toggle} {store.Pins.Folder("noisy")}/pull {pulled} 10000");
            await store.Pins.PullAsync("door", up: false);
            await store.Agent.DeviceIsAsync("entrance", now => now.Counter(Edges) == door + 1, "the door's edge");
            await store.Pins.PullAsync("door", up: true);
            await store.Agent.DeviceIsAsync("entrance", now => now.Counter(Edges) == door + 2, "its second edge");
            var after = await SettledAsync();
            var (read, dropped) = (after.Since(before, Edges), after.Since(before, Dropped));
            check.Saw(
                $"{rate} edges/s came of it (emulated); read {read}, counted as dropped {dropped}, "
                + $"merged before the kernel's queue {pulled - read - dropped}; "
                + $"state {after.State}, observations dropped {after.Dropped}");
            Assert.Equal("Up", after.State);
            Assert.InRange(read + dropped, 1, pulled);
        });

    [HardwareFact]
    public Task From_the_kernels_edge_to_the_disk_the_way_of_each_event_is_measured() => store.CheckAsync(async check =>
    {
        const int edges = 60;
        var mark = store.Hq.Mark;
        check.Stimulated($"the door moved {edges} times, two a second");
        await store.Shell.RunAsync($"{StoreInBox.Toggle} {store.Pins.Folder("door")}/pull {edges} 2");
        await store.Pins.PullAsync("door", up: true);
        await store.Hq.EventAsync(
            mark, _ => DoorEvents(mark).Count >= edges, $"{edges} events of the door");
        var ways = DoorEvents(mark).Select(one => (one.Recorded - one.Time).TotalMilliseconds).Order().ToArray();
        var heard = DoorEvents(mark).Select(one => (one.Heard - one.Time).TotalMilliseconds).Order().ToArray();
        check.Saw(
            $"{ways.Length} events (emulated): edge to disk {Figures(ways)}, "
            + $"edge to the broker's subscriber {Figures(heard)}");
        Assert.True(ways[0] >= 0, "An event was on disk before its time.");
    });

    private static string Figures(double[] ordered) =>
        $"median {ordered[ordered.Length / 2]:0.0} ms, p99 {ordered[ordered.Length * 99 / 100]:0.0} ms";

    private List<HeardEvent> DoorEvents(int mark) =>
        [.. store.Hq.EventsFrom(mark).Where(one => one.Type is "retail.door.opened.v1" or "retail.door.closed.v1")];

    // Read out twice with the same figures: nothing is under way.
    private async Task<DeviceView> SettledAsync()
    {
        var last = -1L;
        return await store.Agent.DeviceIsAsync(
            "noisy-contact",
            now =>
            {
                var settled = now.Counter(Edges) == last;
                last = now.Counter(Edges);
                return settled;
            },
            "no further edges");
    }
}
