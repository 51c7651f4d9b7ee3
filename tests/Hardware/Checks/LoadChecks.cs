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
