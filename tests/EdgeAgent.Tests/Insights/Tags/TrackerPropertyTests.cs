// What holds whatever happens: a random store, with readers that go and come and a clock that jumps.
using EdgeAgent.Contracts.Events;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static EdgeAgent.Tests.Insights.Tags.TrackerBench;

namespace EdgeAgent.Tests.Insights.Tags;

public class TrackerPropertyTests
{
    private const int Limit = 100;
    private static readonly string[] Zones = [Dock, Floor, "exit", "backroom"];
    private static readonly string[] Readers = [Reader, "reader-2"];

    [Fact]
    public void The_story_of_every_tag_is_consistent() =>
        Prop.ForAll(Gen.ListOf(AnyStep()).ToArbitrary(), steps =>
        {
            var bench = new TrackerBench(limit: Limit);
            foreach (var step in steps) step.Play(bench);
            CheckStories(bench);
            CheckCounts(bench);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(400));

    [Fact]
    public void A_tag_with_fewer_reads_than_the_minimum_has_no_event() =>
        Prop.ForAll(Gen.ListOf(AnyStep()).ToArbitrary(), steps =>
        {
            var bench = new TrackerBench(Options with { MinimumReads = 5 }, Limit);
            foreach (var step in steps) step.Play(bench);
            var reads = steps.OfType<ReadStep>().GroupBy(step => step.Serial)
                .ToDictionary(group => TrackerBench.Epc(group.Key).ToString(), group => group.Sum(step => step.Count));
            for (var index = 0; index < bench.Events.Count; index++)
            {
                if (bench.Events[index].Kind != EventKinds.TagArrived) continue;
                var arrived = bench.Arrived(index);
                Assert.True(reads[arrived.Epc] >= 5 || arrived.Zone is not (Dock or Floor));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(300));

    [Fact]
    public void In_the_end_every_tag_departs() =>
        Prop.ForAll(Gen.ListOf(AnyStep()).ToArbitrary(), steps =>
        {
            var bench = new TrackerBench(limit: Limit);
            foreach (var step in steps) step.Play(bench);
            foreach (var reader in Readers) bench.Tracker.DeviceBack(reader);
            bench.Wait(250);
            Assert.Equal((0, 0), (bench.Tracker.Figures.Live, bench.Tracker.Figures.Candidates));
            CheckStories(bench);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithEndSize(200));

    private static void CheckStories(TrackerBench bench)
    {
        var zones = new Dictionary<string, string>();
        var lastRead = new Dictionary<string, DateTimeOffset>();
        for (var index = 0; index < bench.Events.Count; index++)
        {
            if (bench.Events[index].Kind == EventKinds.TagArrived)
            {
                var arrived = bench.Arrived(index);
                Assert.True(zones.TryAdd(arrived.Epc, arrived.Zone), "a tag arrived twice");
                Assert.InRange(arrived.Reads, 1, int.MaxValue);
            }
            else if (bench.Events[index].Kind == EventKinds.TagMoved)
            {
                var moved = bench.Moved(index);
                Assert.Equal(zones[moved.Epc], moved.From);
                Assert.NotEqual(moved.From, moved.To);
                Assert.InRange(moved.Confidence, 0, 1);
                zones[moved.Epc] = moved.To;
            }
            else
            {
                var departed = bench.Departed(index);
                Assert.True(zones.Remove(departed.Epc, out var zone), "a tag departed that was not there");
                Assert.Equal(zone, departed.Zone);
                Assert.InRange(departed.DwellS, 0, double.MaxValue);
                Assert.Equal(departed.LastSeen, bench.Events[index].Time);
            }
        }

        Assert.Equal(zones.Count, bench.Tracker.Figures.Live);
    }

    private static void CheckCounts(TrackerBench bench)
    {
        var figures = bench.Tracker.Figures;
        Assert.Equal(figures.Live, figures.Arrived - figures.Departed);
        Assert.InRange(figures.Live + figures.Candidates, 0, Limit);
        Assert.Equal(figures.Live, bench.Tracker.State.Zones.Sum(zone => zone.Tags));
        Assert.Equal(figures.Live, bench.Tracker.State.Devices.Sum(device => device.Tags));
        Assert.All(bench.Tracker.State.Zones, zone => Assert.Equal(zone.Tags > 0 ? 1 : 0, zone.Items));
        Assert.Equal(bench.Events.Count, figures.Arrived + figures.Moved + figures.Departed);
    }

    private static Gen<Step> AnyStep() => Gen.Frequency(
        (20, from serial in Gen.Choose(0, 150)
             from zone in Gen.Elements(Zones)
             from reader in Gen.Elements(Readers)
             from dbm in Gen.Choose(-80, -30)
             from count in Gen.Choose(1, 3)
             from lateS in Gen.Elements(0, 0, 0, 1, 3, 20, 600)
             select (Step)new ReadStep(serial, zone, reader, dbm, count, lateS)),
        (6, Gen.Choose(1, 40).Select(seconds => (Step)new WaitStep(seconds / 10.0 * (seconds % 5)))),
        (1, from reader in Gen.Elements(Readers)
            from lost in Gen.Elements(true, false)
            select (Step)new LinkStep(reader, lost)),
        (1, Gen.Elements(-365, 365, 1).Select(days => (Step)new JumpStep(days))));

    private abstract record Step
    {
        public abstract void Play(TrackerBench bench);
    }

    private sealed record ReadStep(int Serial, string Zone, string Reader, int Dbm, int Count, int LateS) : Step
    {
        public override void Play(TrackerBench bench) =>
            bench.Read(Serial, Zone, Dbm, Count, Reader, bench.NowUs - (LateS * 1_000_000L), LateS * 500_000L);
    }

    private sealed record WaitStep(double Seconds) : Step
    {
        public override void Play(TrackerBench bench) => bench.Wait(Seconds);
    }

    private sealed record LinkStep(string Reader, bool Lost) : Step
    {
        public override void Play(TrackerBench bench)
        {
            if (Lost) bench.Tracker.DeviceLost(Reader);
            else bench.Tracker.DeviceBack(Reader);
        }
    }

    private sealed record JumpStep(int Days) : Step
    {
        public override void Play(TrackerBench bench) => bench.Time.JumpWallClock(TimeSpan.FromDays(Days));
    }
}
