// Contacts and lamps through the kernel's GPIO, and what happens when lines and chips are not to be had.
using EdgeAgent.HardwareTests.Store;
using Xunit;

namespace EdgeAgent.HardwareTests.Checks;

[Collection(StoreInBoxChecks.Name)]
public sealed class GpioChecks(StoreInBox store)
{
    private const string Edges = "edges_total";
    private const string Dropped = "edges_dropped_by_kernel_total";
    private const int KernelKeeps = 1_024;

    [HardwareFact]
    public Task A_door_contact_that_opens_and_closes_is_two_edges() => store.CheckAsync(async check =>
    {
        var before = (await store.Agent.DeviceAsync("entrance")).Counter(Edges);
        check.Stimulated("line door pulled down, then up");
        await store.Pins.PullAsync("door", up: false);
        await store.Agent.DeviceIsAsync(
            "entrance", now => now.Gauges["door_on"] == 0 && now.Counter(Edges) == before + 1, "off, one edge more");
        await store.Pins.PullAsync("door", up: true);
        var after = await store.Agent.DeviceIsAsync(
            "entrance", now => now.Gauges["door_on"] == 1 && now.Counter(Edges) == before + 2, "on, two edges more");
        check.Saw($"edges {before} → {after.Counter(Edges)}, on at the end, state {after.State}");
    });

    [HardwareFact]
    public Task A_bounce_shorter_than_the_debounce_does_not_count() => store.CheckAsync(async check =>
    {
        var before = (await store.Agent.DeviceAsync("entrance")).Counter(Edges);
        check.Stimulated(
            "line bouncing moved 8 times within the 2 s of its debounce, left as it was; then beam-outer twice");
        await store.Shell.RunAsync($"{StoreInBox.Toggle} {store.Pins.Folder("bouncing")}/pull 8 0; sleep 3");
        await store.Shell.RunAsync($"{StoreInBox.Toggle} {store.Pins.Folder("beam-outer")}/pull 2 2");
        var after = await store.Agent.DeviceIsAsync(
            "entrance", now => now.Counter(Edges) >= before + 2, "the two edges of the beam");
        check.Saw($"edges {before} → {after.Counter(Edges)}");
        Assert.Equal(before + 2, after.Counter(Edges));
    });

    [HardwareFact]
    public Task Outputs_stand_at_rest_as_soon_as_the_agent_holds_them() => store.CheckAsync(async check =>
    {
        check.Stimulated("the agent took call-lamp (rest off) and standby-lamp (rest on)");
        var (call, standby) = (await store.Pins.ValueAsync("call-lamp"), await store.Pins.ValueAsync("standby-lamp"));
        check.Saw($"the chip's values: call-lamp {call}, standby-lamp {standby}");
        Assert.False(call);
        Assert.True(standby);
    });

    [HardwareFact]
    public Task A_line_that_another_program_holds_is_named_with_its_holder_and_taken_when_it_is_free() =>
        store.CheckAsync(async check =>
        {
            check.Stimulated("gpiomon held line taken when the agent started");
            var refused = await store.Agent.DeviceIsAsync(
                "taken-contact", now => now.Problem is not null, "a problem with the taken line");
            check.Saw($"{refused.State}: {refused.Problem}");
            Assert.Contains("in use by \"gpiomon\"", refused.Problem, StringComparison.Ordinal);
            check.Stimulated("gpiomon ended");
            await store.Shell.RunAsync("kill $(cat /run/holder.pid)");
            var up = await store.Agent.DeviceIsAsync("taken-contact", now => now.State == "Up", "up");
            check.Saw($"{up.State}, problem: {up.Problem ?? "none"}");
        });

    [HardwareFact]
    public Task An_adapter_that_is_pulled_out_is_lost_and_found_again() => store.CheckAsync(async check =>
    {
        check.Stimulated("the chip adapter-pins removed");
        await store.Adapter.PullOutAsync();
        var lost = await store.Agent.DeviceIsAsync(
            "adapter", now => now.State != "Up" && now.Problem is not null, "lost");
        check.Saw($"{lost.State}: {lost.Problem}");
        check.Stimulated("the chip plugged in again, its line pulled up");
        await store.Adapter.PlugInAsync();
        await store.Agent.DeviceIsAsync("adapter", now => now.State == "Up", "up");
        await store.Adapter.PullAsync("back-door", up: true);
        var after = await store.Agent.DeviceIsAsync(
            "adapter", now => now.Counter(Edges) > lost.Counter(Edges), "an edge of the line that is back");
        check.Saw($"{after.State}, edges {lost.Counter(Edges)} → {after.Counter(Edges)}, losses {after.Losses}");
    });

    [HardwareFact]
    public Task Edges_that_the_kernel_had_no_room_for_are_counted() => store.CheckAsync(async check =>
    {
        const int pulled = 3_000;
        var before = await store.Agent.DeviceAsync("noisy-contact");
        check.Stimulated($"the agent halted (SIGSTOP), line noisy moved {pulled} times, the agent let go on");
        await store.Shell.RunAsync(
            $"""
            kill -STOP $(cat /run/agent-9320.pid)
            {StoreInBox.Toggle} {store.Pins.Folder("noisy")}/pull {pulled} 0
            kill -CONT $(cat /run/agent-9320.pid)
            """);
        var after = await store.Agent.DeviceIsAsync(
            "noisy-contact", now => now.Since(before, Edges) >= KernelKeeps, "all that the kernel kept");
        var (read, dropped) = (after.Since(before, Edges), after.Since(before, Dropped));
        check.Saw(
            $"edges read {read}, counted as dropped {dropped}, "
            + $"merged before the kernel's queue {pulled - read - dropped}");
        Assert.Equal(KernelKeeps, read);
        Assert.InRange(dropped, 1, pulled - KernelKeeps);
    });
}
