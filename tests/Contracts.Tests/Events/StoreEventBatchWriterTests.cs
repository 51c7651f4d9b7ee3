// What a batch looks like on the wire, and that it comes back as it went.
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Contracts.Tests.Events;

public sealed class StoreEventBatchWriterTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 13, 0, 0, 250, TimeSpan.FromHours(1));
    private static readonly Topics Topics = new("retail", "demo", "0042", "box-1");

    [Fact]
    public void An_event_is_a_CloudEvents_object_with_its_place_and_times_in_UTC()
    {
        using var writer = new StoreEventBatchWriter(Topics, "k3j9");
        Assert.True(writer.TryAdd(Head(17), """{"epc":"30AB"}"""u8, 1_000));

        Assert.Equal(
            """
            [{"specversion":"1.0","id":"box-1-k3j9-17","source":"/demo/0042/box-1/dock-reader",
            "type":"retail.tag.arrived.v1","time":"2026-03-01T12:00:00.25Z",
            "recordedtime":"2026-03-01T12:00:01.25Z","sequence":17,"epoch":"k3j9","clock":"synced",
            "historical":false,"datacontenttype":"application/json","data":{"epc":"30AB"}}]
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(writer.Finish().Span));
    }

    [Fact]
    public void An_event_that_does_not_fit_leaves_the_batch_as_it_was()
    {
        using var writer = new StoreEventBatchWriter(Topics, "k3j9");
        Assert.True(writer.TryAdd(Head(1), "{}"u8, 1_000));
        var length = writer.Length;

        Assert.False(writer.TryAdd(Head(2), "{}"u8, length + 10));

        Assert.Equal(1, writer.Count);
        Assert.Equal(length, writer.Finish().Length);
        Assert.Equal(1, Assert.Single(StoreEventJson.Read(writer.Finish()[..length])).Place.Sequence);
    }

    [Fact]
    public void A_batch_never_grows_beyond_its_bound() =>
        Prop.ForAll<PositiveInt, PositiveInt>((events, bound) =>
        {
            using var writer = new StoreEventBatchWriter(Topics, "k3j9");
            for (var i = 1; i <= events.Get; i++) writer.TryAdd(Head(i), "{\"a\":1}"u8, bound.Get * 100);
            return writer.Count == 0 || writer.Finish().Length <= bound.Get * 100;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Prop.ForAll<NonNull<string>, PositiveInt, bool>((text, sequence, historical) =>
        {
            using var writer = new StoreEventBatchWriter(Topics, "k3j9");
            var data = JsonSerializer.SerializeToUtf8Bytes(text.Get);
            var head = Head(sequence.Get) with { Historical = historical, Clock = ClockState.Estimated };
            writer.TryAdd(head, data, int.MaxValue);
            writer.TryAdd(head with { Sequence = sequence.Get + 1L }, "{}"u8, int.MaxValue);
            var read = StoreEventJson.Read(writer.Finish());
            return read.Count == 2
                && read[0].Place == new Place("box-1", "k3j9", sequence.Get)
                && read[0].Data.Span.SequenceEqual(data)
                && read[0].Time == Noon && read[0].RecordedTime == Noon.AddSeconds(1)
                && read[0].Historical == historical && read[0].Clock == ClockState.Estimated
                && read[1].Place.Sequence == sequence.Get + 1L;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_buffer_is_used_again_without_allocation_for_each_event()
    {
        using var writer = new StoreEventBatchWriter(Topics, "k3j9");
        Fill(writer);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Fill(writer);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
    }

    private static void Fill(StoreEventBatchWriter writer)
    {
        writer.Clear();
        for (var i = 1; i <= 100; i++) writer.TryAdd(Head(i), """{"epc":"30AB"}"""u8, int.MaxValue);
        writer.Finish();
    }

    private static EventHead Head(long sequence) =>
        new(sequence, EventKinds.TagArrived.Type, "dock-reader", Noon, Noon.AddSeconds(1), ClockState.Synced, false);
}
