// What an operator may want to know about HQ's word on this box.
using EdgeAgent.Steering.Lists;

namespace EdgeAgent.Steering;

/// <summary>Configuration, lists and commands at one moment.</summary>
public sealed record SteeringStatus
{
    /// <summary>Where the configuration in force comes from: the installer's file, or HQ's version.</summary>
    public required string Origin { get; init; }

    /// <summary>One of <see cref="Contracts.Push.ConfigStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The wish that the state is about; 0 where there is none.</summary>
    public required long Version { get; init; }

    /// <summary>Why it was refused or taken back; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What is wrong with the memory of HQ's wishes: a sentence; null where all is well.</summary>
    public string? Problem { get; init; }

    /// <summary>HQ's lists in force.</summary>
    public required IReadOnlyList<ListInForce> Lists { get; init; }

    /// <summary>Why the newest version of a list was refused, by name.</summary>
    public required IReadOnlyDictionary<string, string> ListFaults { get; init; }

    /// <summary>HQ's commands since the start, by the state of their results.</summary>
    public required IReadOnlyDictionary<string, long> Commands { get; init; }
}
