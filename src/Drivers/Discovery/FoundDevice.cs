// Something that is attached to the box and was found without a config, with the block that would configure it.
namespace EdgeAgent.Drivers.Discovery;

/// <summary>One found device.</summary>
/// <param name="Driver">The driver that drives it; null = none does, and it is named for the installer's eyes.</param>
/// <param name="Id">An id for it: 1 to 40 of <c>a-z 0-9 -</c>; not unique.</param>
/// <param name="Summary">A sentence: what it is, or why it cannot be looked at and what to do.</param>
public sealed record FoundDevice(string? Driver, string Id, string Summary)
{
    /// <summary>Name and value pairs in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];

    /// <summary>What a <c>store.yaml</c> that has it already would name it by: a path, an address, a card.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>
    /// The lines of its block of <c>store.yaml</c> below <c>driver:</c>, indented from 0; empty = there is no block.
    /// </summary>
    public IReadOnlyList<string> Block { get; init; } = [];

    /// <summary>The zones that the block names.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];
}

/// <summary>A driver, or another part of the box, that finds what is attached.</summary>
public interface IDeviceFinder
{
    /// <summary>Looks around without changing anything; what may not be looked at is told, not thrown.</summary>
    Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop);
}

/// <summary>How far a search goes.</summary>
/// <param name="Services">Clock and transports.</param>
public sealed record FindScope(DriverServices Services)
{
    /// <summary>The networks whose addresses are asked; empty = none is.</summary>
    public IReadOnlyList<Subnet> Networks { get; init; } = [];

    /// <summary>The port at which readers are looked for.</summary>
    public int ReaderPort { get; init; } = 5084;

    /// <summary>How long a reader may take to accept a connection.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromMilliseconds(700);
}
