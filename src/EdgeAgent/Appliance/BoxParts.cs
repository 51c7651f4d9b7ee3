// What the box itself is made of, for all that works on it before, beside and after the agent.
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Clock;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Lamp;
using EdgeAgent.Appliance.Programs;
using EdgeAgent.Configuration;

namespace EdgeAgent.Appliance;

/// <summary>The parts of a box.</summary>
internal sealed record BoxParts
{
    /// <summary>The places on the box.</summary>
    public required BoxPaths Box { get; init; }

    /// <summary>The card.</summary>
    public required CardFolder Card { get; init; }

    /// <summary>What makes it writable.</summary>
    public required CardDoor Door { get; init; }

    /// <summary>What changes files.</summary>
    public required DurableFiles Files { get; init; }

    /// <summary>The drivers that <c>store.yaml</c> may name.</summary>
    public required DriverCatalogue Drivers { get; init; }

    /// <summary>Calls programs of the system.</summary>
    public required CallProgram Call { get; init; }

    /// <summary>The clock, estimated or not.</summary>
    public required BoxClock Clock { get; init; }

    /// <summary>The lamp.</summary>
    public required StatusLamp Lamp { get; init; }

    /// <summary>When a certificate is made, and time for waits.</summary>
    public required TimeProvider Time { get; init; }
}
