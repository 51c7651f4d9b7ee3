// Memory: who allocates is known, and the greediest is stopped when the budget is passed.
using EdgeAgent.Hosting;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Hosting;

public sealed class MemoryGuardTests
{
    [Fact]
    public async Task Allocations_are_booked_to_the_device_whose_run_made_them_across_awaits_and_threads()
    {
        var meter = new AllocationMeter();
        var hungry = new AllocationAccount(meter);
        var modest = new AllocationAccount(meter);

        await Task.WhenAll(Task.Run(() => Run(hungry, 200_000)), Task.Run(() => Run(modest, 10)));

        // The thread that made the last hand-over may not have left the run's context yet: its part is booked then.
        await Until.True(() => hungry.Bytes >= 200 * 200_000L);
        Assert.InRange(hungry.Bytes, 200 * 200_000L, 2 * 200 * 200_000L);
        Assert.InRange(modest.Bytes, 0, 5_000_000);

        async Task Run(AllocationAccount account, int size)
        {
            meter.Enter(account);
            for (var i = 0; i < 200; i++)
            {
                GC.KeepAlive(new byte[size]);
                await Task.Yield();
            }

            account.Sample();
        }
    }

    [Fact]
    public void Above_the_budget_the_device_that_allocated_most_since_the_last_look_is_stopped()
    {
        var stopped = new List<string>();
        var heap = 50L;
        var guard = new MemoryGuard(100, _ => heap);
        Assert.Null(guard.Look([Suspect("old-giant", 9_000), Suspect("leak", 10)]));

        heap = 150;
        var named = guard.Look([Suspect("old-giant", 9_001), Suspect("leak", 500)]);

        Assert.Equal("leak", named);
        Assert.Equal(["leak"], stopped);

        MemoryGuard.Suspect Suspect(string id, long bytes) => new(id, bytes, _ => stopped.Add(id));
    }

    [Fact]
    public void A_heap_that_a_collection_brings_below_the_budget_stops_nobody()
    {
        var guard = new MemoryGuard(100, collect => collect ? 60 : 300);

        Assert.Null(
            guard.Look([new MemoryGuard.Suspect("busy", 1_000_000, _ => Assert.Fail("Stopped without need."))]));
    }
}
