// A wanted stop: take the last receipts, leave the mark, say `stopped`, so that HQ need not wonder.
using EdgeAgent.Uplink.Broker;
using EdgeAgent.Uplink.Life;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink;

internal static class Farewell
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    /// <summary>Says goodbye, within twice two seconds whatever the broker does.</summary>
    public static async Task SayAsync(
        SessionTools tools, OwnStatus status, MarkPublisher marks, Action<LinkNotice> handle)
    {
        await ReceiptsAsync(tools, handle);
        marks.Pump(atOnce: true);
        status.Publish("stopped");
        await ReceiptsAsync(tools, handle);
    }

    private static async Task ReceiptsAsync(SessionTools tools, Action<LinkNotice> handle)
    {
        using var over = new CancellationTokenSource(Within, tools.Time);
        try
        {
            while (tools.InFlight > 0 && await tools.Link.Notices.WaitToReadAsync(over.Token))
            {
                while (tools.Link.Notices.TryRead(out var notice)) handle(notice);
            }
        }
        catch (OperationCanceledException)
        {
            // What has no receipt by now is sent again after the next start.
        }
    }
}
