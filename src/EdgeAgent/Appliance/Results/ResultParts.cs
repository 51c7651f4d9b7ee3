// What a result works with: the box, its card, and the world around it.
using EdgeAgent.Appliance.Card;
using EdgeAgent.Appliance.Clock;
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Appliance.Files;
using EdgeAgent.Appliance.Lamp;
using EdgeAgent.Appliance.SelfTest;
using EdgeAgent.Configuration;

namespace EdgeAgent.Appliance.Results;

/// <summary>What a result works with.</summary>
internal sealed record ResultParts
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

    /// <summary>The clock, estimated or not.</summary>
    public required BoxClock Clock { get; init; }

    /// <summary>Asks HQ for the box's certificate.</summary>
    public required AskHq AskHq { get; init; }

    /// <summary>Asks the agent that runs with a config.</summary>
    public required Func<StoreConfig, AskAgent> AskAgent { get; init; }

    /// <summary>Starts the agent anew, so that it shows HQ its new certificate at once.</summary>
    public required Action RestartAgent { get; init; }

    /// <summary>The lamp.</summary>
    public required StatusLamp Lamp { get; init; }

    /// <summary>Shows a text where people look at the box itself.</summary>
    public required Action<string> Show { get; init; }

    /// <summary>Time for waits.</summary>
    public required TimeProvider Time { get; init; }
}
