// One thing that HQ can command the box to do.
using EdgeAgent.Contracts.Push;

namespace EdgeAgent.Steering.Orders;

/// <summary>A command that the box knows.</summary>
internal interface IOrder
{
    /// <summary>Its name, the level after <c>cmd/</c>.</summary>
    string Name { get; }

    /// <summary>Does it. Faults are told in the answer; nothing is thrown but a cancellation.</summary>
    Task<OrderAnswer> RunAsync(BoxCommand command, CancellationToken stop);

    /// <summary>What has to wait until the answer is noted and was sent.</summary>
    void Afterwards()
    {
        // Most commands are over with their answer.
    }
}

/// <summary>What became of it.</summary>
/// <param name="State">One of the states in <see cref="CommandNames"/>.</param>
/// <param name="Text">A sentence.</param>
internal sealed record OrderAnswer(string State, string Text)
{
    /// <summary>It was done.</summary>
    public static OrderAnswer Done(string text) => new(CommandNames.Done, text);

    /// <summary>Nothing was done.</summary>
    public static OrderAnswer Refused(string text) => new(CommandNames.Refused, text);

    /// <summary>It did not succeed.</summary>
    public static OrderAnswer Failed(string text) => new(CommandNames.Failed, text);
}
