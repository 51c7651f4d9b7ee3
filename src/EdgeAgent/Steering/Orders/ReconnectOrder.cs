// The command `reconnect`: the connection to the broker is made anew; its answer comes over the new one.
using EdgeAgent.Contracts.Push;
using EdgeAgent.Uplink;

namespace EdgeAgent.Steering.Orders;

internal sealed class ReconnectOrder(UplinkService uplink) : IOrder
{
    public string Name => CommandNames.Reconnect;

    public Task<OrderAnswer> RunAsync(BoxCommand command, CancellationToken stop)
    {
        uplink.Reconnect();
        return Task.FromResult(OrderAnswer.Done("The connection was made anew."));
    }
}
