// A restart: the tags are still there, nothing arrives twice, and a damaged snapshot stops nobody.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Insights.Tags;
using EdgeAgent.TestSupport;
using Xunit;
using static EdgeAgent.Tests.Insights.Tags.TrackerBench;

namespace EdgeAgent.Tests.Insights.Tags;

public sealed class RestoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tags-").FullName;
    private readonly ManualTime _time = new();
    private readonly MemoryOutbox _outbox = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task After_a_restart_tags_that_stayed_do_not_arrive_again()
    {
        var before = new TrackerBench(time: _time).Read(1, count: 2).Read(2, Floor, count: 2);
        var arrivedUs = before.NowUs;
        Save(before);
        _time.Advance(TimeSpan.FromHours(1));
        var after = new TrackerBench(time: _time);
        var report = await RestoreAsync(after);
        Assert.Equal((2, 0), (report.Tags, report.Replayed));
        Assert.Equal((2, 2), (after.Tracker.Figures.Live, after.Tracker.Figures.Unknown));
        after.Wait(600);
        after.Tracker.DeviceBack(Reader);
        after.Wait(20).Read(1).Wait(20);
        Assert.Equal("departed", after.Story);
        Assert.Equal((Floor, arrivedUs), (after.Departed(0).Zone, Us(after.Departed(0).LastSeen)));
        Assert.Equal(1, after.Tracker.Figures.Live);
    }

    [Fact]
    public async Task What_was_accepted_after_the_snapshot_is_replayed()
    {
        var before = new TrackerBench(time: _time).Read(1, Dock, -70, 2).Read(2, count: 2).Read(3, count: 2);
        Save(before);
        before.Read(1, Floor, -40, 2).Read(4, count: 2).Wait(20).Read(1).Read(2).Wait(15);
        Assert.Equal("arrived arrived arrived moved arrived departed departed", before.Story);
        _outbox.Accept(before.Events.Skip(3));
        var after = new TrackerBench(time: _time);
        var report = await RestoreAsync(after);
        Assert.Equal((2, 4), (report.Tags, report.Replayed));
        after.Tracker.DeviceBack(Reader);
        after.Read(1, Floor).Read(2).Wait(40);
        Assert.Equal("departed departed", after.Story);
        Assert.Equal([Dock, Floor], new[] { after.Departed(0).Zone, after.Departed(1).Zone }.Order());
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_passed_over_and_counted()
    {
        var before = new TrackerBench(time: _time).Read(1, count: 2);
        Save(before);
        before.Read(2, count: 2);
        _outbox.Accept([before.Events[1] with { Data = "{"u8.ToArray() }, before.Events[1]]);
        var report = await RestoreAsync(new TrackerBench(time: _time));
        Assert.Equal((2, 1), (report.Tags, report.Replayed));
        Assert.Contains("1 more could not be read", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_tag_stays_in_its_zone_and_moves_when_another_is_stronger()
    {
        Save(new TrackerBench(time: _time).Read(1, Dock, -50, 2));
        _outbox.Accept([]);
        var after = new TrackerBench(time: _time);
        await RestoreAsync(after);
        after.Read(1, Floor, -52, 5);
        Assert.Empty(after.Events);
        Assert.Equal("moved", after.Read(1, Floor, -30, 20).Story);
    }

    [Fact]
    public async Task Tags_of_a_reader_that_the_config_no_longer_names_depart_in_time()
    {
        Save(new TrackerBench(time: _time).Read(1, count: 2, device: "old-reader"));
        var after = new TrackerBench(time: _time);
        await RestoreAsync(after);
        Assert.Equal("departed", after.Wait(40).Story);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_while_the_box_was_off_does_not_freeze_tags()
    {
        Save(new TrackerBench(time: _time).Read(1, count: 2));
        var past = new ManualTime(_time.GetUtcNow() - TimeSpan.FromDays(20_000));
        var after = new TrackerBench(time: past);
        await RestoreAsync(after);
        after.Tracker.DeviceBack(Reader);
        after.Wait(10).Read(1);
        var last = past.GetUtcNow();
        Assert.Equal("departed", after.Wait(40).Story);
        Assert.Equal(last, after.Departed(0).LastSeen);
    }

    [Fact]
    public async Task Without_a_snapshot_the_box_starts_empty_and_says_so()
    {
        _outbox.Accept(new TrackerBench(time: _time).Read(1, count: 2).Events);
        var report = await RestoreAsync(new TrackerBench(time: _time));
        Assert.Equal((0, 0), (report.Tags, report.Replayed));
        Assert.Contains("No snapshot of the tags yet", report.Sentence, StringComparison.Ordinal);
        Assert.Null(report.Quarantined);
    }

    [Fact]
    public async Task A_snapshot_of_another_outbox_is_not_believed()
    {
        Save(new TrackerBench(time: _time).Read(1, count: 2));
        var report = await TagRestore.RunAsync(
            new TrackerBench(time: _time).Tracker, File(), new MemoryOutbox { Epoch = "e2" }, [Reader], default);
        Assert.Equal(0, report.Tags);
        Assert.Contains("another outbox", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_single_damage_to_the_snapshot_is_found_reported_and_set_aside()
    {
        Save(new TrackerBench(time: _time).Read(1, count: 2).Read(2, Floor, count: 2));
        var path = Path.Combine(_folder, TagSnapshotFile.Name);
        var good = await System.IO.File.ReadAllBytesAsync(path);
        foreach (var damaged in Damages(good))
        {
            await System.IO.File.WriteAllBytesAsync(path, damaged);
            var report = await RestoreAsync(new TrackerBench(time: _time));
            Assert.Equal(0, report.Tags);
            Assert.Contains("was damaged", report.Sentence, StringComparison.Ordinal);
            Assert.Equal(EventKinds.StoreQuarantined, report.Quarantined?.Kind);
            Assert.False(System.IO.File.Exists(path));
            Assert.Equal(damaged, await System.IO.File.ReadAllBytesAsync(path + ".quarantine"));
        }
    }

    [Fact]
    public void A_snapshot_that_cannot_be_written_leaves_the_old_one_and_a_sentence()
    {
        var bench = new TrackerBench(time: _time).Read(1, count: 2);
        Assert.Null(File().Save(bench.Tracker.Snapshot("e1", 1)));
        Directory.CreateDirectory(Path.Combine(_folder, TagSnapshotFile.Name + ".new"));
        Assert.Contains("could not be written", File().Save([1]), StringComparison.Ordinal);
        Assert.NotNull(File().Load().Saved);
    }

    private static IEnumerable<byte[]> Damages(byte[] good)
    {
        yield return [];
        yield return new byte[good.Length];
        yield return good[..(good.Length / 2)];
        yield return [.. good, 0];
        for (var index = 0; index < good.Length; index++)
        {
            var flipped = good.ToArray();
            flipped[index] ^= (byte)(1 << (index % 8));
            yield return flipped;
        }
    }

    private TagSnapshotFile File() => new(_folder);

    private void Save(TrackerBench bench)
    {
        _outbox.Accept(bench.Events);
        Assert.Null(File().Save(bench.Tracker.Snapshot(_outbox.Epoch, _outbox.LastSequence)));
    }

    private Task<TagRestoreReport> RestoreAsync(TrackerBench bench) =>
        TagRestore.RunAsync(bench.Tracker, File(), _outbox, [Reader], default);
}
