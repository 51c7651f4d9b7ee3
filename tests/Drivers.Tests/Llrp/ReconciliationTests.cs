// What happens to the reader's inventory when the box comes back.
using EdgeAgent.Drivers.Llrp.Emulation;
using EdgeAgent.Drivers.Llrp.Emulation.Scenes;
using EdgeAgent.Drivers.Llrp.Protocol;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class ReconciliationTests
{
    [Fact]
    public async Task A_reader_that_runs_the_wanted_inventory_is_left_alone()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.StopAsync();
        rig.Requests.Clear();

        await rig.ArmAsync();

        Assert.DoesNotContain(MessageType.AddROSpec, rig.Requests);
        Assert.DoesNotContain(MessageType.DeleteROSpec, rig.Requests);
        Assert.DoesNotContain(MessageType.EnableROSpec, rig.Requests);
        Assert.Contains(MessageType.GetROSpecs, rig.Requests);
    }

    [Fact]
    public async Task Another_inventory_replaces_the_old_one()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.StopAsync();
        var before = rig.Reader.SpecIds.Single();

        rig.Options = rig.Options with { Session = 3 };
        await rig.ArmAsync();

        Assert.NotEqual(before, rig.Reader.SpecIds.Single());
        Assert.Equal((byte)3, rig.Reader.Specs.All.Single().Settings[0].Session);
    }

    [Fact]
    public async Task A_strangers_inventory_beside_ours_is_removed_and_ours_is_kept()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.StopAsync();
        var ours = rig.Reader.Specs.All.Single();
        rig.Reader.Specs.Add(EmulatedSpec.Read([0, 0, 0, 99, 0, 0], ReportContent.Default)!);

        await rig.ArmAsync();

        Assert.Same(ours, Assert.Single(rig.Reader.Specs.All));
    }

    [Fact]
    public async Task An_inventory_that_somebody_has_disabled_is_enabled_again()
    {
        await using var rig = new LlrpRig();
        await rig.ArmAsync();
        await rig.StopAsync();
        var ours = rig.Reader.Specs.All.Single();
        rig.Reader.Specs.Set(ours, SpecState.Disabled);

        await rig.ArmAsync();

        Assert.Same(ours, Assert.Single(rig.Reader.Specs.All));
        Assert.Equal(SpecState.Active, ours.State);
    }

    [Fact]
    public async Task Reads_that_the_reader_has_held_come_with_the_time_at_which_they_happened()
    {
        await using var rig = new LlrpRig(source: new OneTag());
        await rig.ArmAsync();
        await rig.StopAsync();
        var left = rig.Time.GetUtcNow();
        rig.Time.Advance(TimeSpan.FromMinutes(10)); // the cable is out
        var back = rig.Time.GetUtcNow();

        await rig.ArmAsync();
        await rig.UntilAsync(() => rig.Host.ReadCount >= 6000, "the held reads");

        var times = rig.Host.Reads.Select(read => read.FirstSeenUs).ToArray();
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[0], Us(left), Us(left) + 1_000_000);
        Assert.InRange(times[^1], Us(back) - 1_000_000, Us(back));
        Assert.All(rig.Host.Reads, read => Assert.False(read.ClockEstimated));
    }

    [Fact]
    public async Task Sixty_six_thousand_held_reads_come_in_small_batches_and_the_rest_is_counted_as_lost()
    {
        await using var rig = new LlrpRig(source: new LoadSource(200, 500, [1, 2]));
        await rig.ArmAsync();
        await rig.StopAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(6)); // 72,000 reads, more than it can keep
        Assert.Equal(66_000, rig.Reader.HeldRows);

        rig.Host = new RecordingHost(rig.Signals) { KeepsReads = false };
        await rig.ArmAsync();
        await rig.UntilAsync(() => rig.Host.ReadCount >= 66_000, "the held reads");

        Assert.InRange(rig.Host.LargestBatch, 1, 512);
        await rig.UntilAsync(() => rig.Host.Counts.ContainsKey("reader_buffer_overflows_total"), "the overflow");
        Assert.Contains(rig.Host.Notes, note => note.Contains("buffer ran over", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_full_box_holds_the_reader_back_and_loses_nothing()
    {
        var source = new CountedSource(new LoadSource(500, 500, [1, 2]));
        await using var rig = new LlrpRig(source: source);
        await rig.ArmAsync();
        await rig.PassUntilAsync(() => rig.Host.ReadCount > 0, "a first read");
        rig.Host.Fill();
        await rig.PassUntilAsync(() => rig.Host.IsHoldingBack, "the driver to wait for room");
        for (var second = 0; second < 60; second++) // far beyond the watchdog
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(rig.Running.IsCompleted);

        rig.Host.MakeRoom();
        await rig.UntilAsync(() => rig.Host.ReadCount == source.Given, "every read");
        Assert.InRange(source.Given, 30_000, 66_000);
        Assert.False(rig.Running.IsCompleted);
    }

    private sealed class CountedSource(IReadSource source) : IReadSource
    {
        public int Given { get; private set; }

        public IEnumerable<EmulatedRead> Between(TimeSpan from, TimeSpan to)
        {
            foreach (var read in source.Between(from, to))
            {
                Given++;
                yield return read;
            }
        }
    }

    private static long Us(DateTimeOffset time) => time.ToUnixTimeMilliseconds() * 1000;
}
