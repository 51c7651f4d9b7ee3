// The command `send-again`: what the box still holds after a sequence is handed over once more. HQ stores by place, so
// nothing is doubled there.
using System.Globalization;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink;

namespace EdgeAgent.Steering.Orders;

internal sealed class SendAgainOrder(UplinkService uplink, IOutboxReader outbox) : IOrder
{
    private const string After = "after";

    public string Name => CommandNames.SendAgain;

    public Task<OrderAnswer> RunAsync(BoxCommand command, CancellationToken stop) =>
        Task.FromResult(Run(command.Arguments?.GetValueOrDefault(After)));

    private OrderAnswer Run(string? after)
    {
        if (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            return OrderAnswer.Refused($"The argument `{After}` must be a sequence: 0 for everything that is held.");
        var last = outbox.LastSequence;
        if (sequence > last) return OrderAnswer.Refused($"This box has made {last} events only.");
        uplink.SendAgain(sequence);
        return OrderAnswer.Done($"What is held of the events {sequence + 1} to {last} is handed over again.");
    }
}
