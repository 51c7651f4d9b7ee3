// Heartbeats go before everything that waits.
using EdgeAgent.Drivers.Llrp.Client;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class SendQueueTests
{
    [Fact]
    public async Task A_heartbeats_answer_overtakes_what_waits()
    {
        using var stream = new MemoryStream();
        var queue = new SendQueue(stream);
        queue.Enqueue([1], urgent: false);
        queue.Enqueue([2], urgent: false);
        queue.Enqueue([9], urgent: true);
        using var stop = new CancellationTokenSource();
        var pumping = queue.PumpAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pumping);

        Assert.Equal([9, 1, 2], stream.ToArray());
    }

    [Fact]
    public void A_reader_that_takes_nothing_more_is_told_as_a_fault()
    {
        var queue = new SendQueue(Stream.Null);
        for (var message = 0; message < SendQueue.Limit; message++) queue.Enqueue([0], urgent: true);

        var fault = Assert.Throws<DeviceFault>(() => queue.Enqueue([0], urgent: true));
        Assert.Contains("stopped taking messages", fault.Message, StringComparison.Ordinal);
    }
}
