// The command `restart`: the agent ends in its usual order and begins anew, in the same process.
using EdgeAgent.Contracts.Push;
using EdgeAgent.Hosting;

namespace EdgeAgent.Steering.Orders;

internal sealed class RestartOrder(RestartSwitch restart) : IOrder
{
    public string Name => CommandNames.Restart;

    public Task<OrderAnswer> RunAsync(BoxCommand command, CancellationToken stop) =>
        Task.FromResult(OrderAnswer.Done("The agent starts anew."));

    public void Afterwards() => restart.Restart();
}
