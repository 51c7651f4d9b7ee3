// The `uplink: commands:` block of store.yaml.
using EdgeAgent.Contracts.Push;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Steering.Orders;

/// <summary>What HQ may command this box to do.</summary>
/// <param name="Allow">The names of the commands that are obeyed.</param>
public sealed record OrderOptions(IReadOnlyList<string> Allow)
{
    /// <summary>Where the config says nothing: what disturbs nothing.</summary>
    public static OrderOptions Standard { get; } = new(CommandNames.Harmless);

    /// <summary>Reads the block.</summary>
    public static OrderOptions Read(IOptionReader reader)
    {
        var allow = reader.Texts(
            "allow",
            $"The commands that are obeyed, of {string.Join(", ", CommandNames.All)}; an empty list for none.",
            string.Join(", ", CommandNames.Harmless));
        foreach (var name in allow.Except(CommandNames.All))
            reader.Fault("allow", $"`{name}` is no command: known are {string.Join(", ", CommandNames.All)}.");
        return new OrderOptions(allow);
    }
}
