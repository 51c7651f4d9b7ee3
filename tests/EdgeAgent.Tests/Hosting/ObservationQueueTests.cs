// The bounded queue between a device and the insights.
using EdgeAgent.Hosting;
using Xunit;

namespace EdgeAgent.Tests.Hosting;

public sealed class ObservationQueueTests
{
    [Fact]
    public void What_fits_of_a_batch_is_kept_in_order_and_the_rest_is_counted()
    {
        var queue = new ObservationQueue(10, () => { });

        queue.Add(Reads.Of(6));
        queue.Add(Reads.Of(6));

        Assert.Equal(10, queue.Waiting);
        Assert.Equal(2, queue.Dropped);
        Assert.True(queue.TryTake(out var first));
        Assert.Equal([0, 1, 2, 3, 4, 5], first.Reads.ToArray().Select(read => read.FirstSeenUs));
        first.Return();
    }

    [Fact]
    public async Task A_source_that_waits_for_room_goes_on_when_the_queue_has_drained_to_half()
    {
        var queue = new ObservationQueue(10, () => { });
        queue.Add(Reads.Of(4));
        Assert.True(queue.WaitForRoomAsync(default).IsCompletedSuccessfully);
        queue.Add(Reads.Of(6));

        var room = queue.WaitForRoomAsync(default).AsTask();
        Assert.False(room.IsCompleted);
        Assert.True(queue.TryTake(out _));
        Assert.False(room.IsCompleted);
        Assert.True(queue.TryTake(out _));

        await room;
        Assert.Equal(0, queue.Dropped);
    }
}
