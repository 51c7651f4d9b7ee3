// Why a box does not hold a sequence.
namespace EdgeAgent.Contracts.Queries;

/// <summary>The reasons of a <see cref="PrunedRange"/>.</summary>
public static class PruneReasons
{
    /// <summary>HQ had acknowledged it.</summary>
    public const string Released = "released";

    /// <summary>Its window, the age or the budget of the box was over.</summary>
    public const string Retention = "retention";

    /// <summary>It was lost with a damaged file or row.</summary>
    public const string Damaged = "damaged";

    /// <summary>No broker takes it; it is kept on the box as evidence.</summary>
    public const string SetAside = "set-aside";

    /// <summary>It belongs to another life of the box.</summary>
    public const string Epoch = "epoch";
}
