// What a picker is given to do: an assignment with its orders and lines, the same wherever it came from (HQ, a file, a
// warehouse system).
namespace EdgeAgent.VoicePicking.Work;

/// <summary>What is done at each line.</summary>
public enum WorkKind
{
    /// <summary>Pieces are taken from a slot and put into an order's container.</summary>
    Pick,

    /// <summary>Pieces are brought from a slot to another (<see cref="WorkLine.ToSlot"/>).</summary>
    Replenish,

    /// <summary>The pieces in a slot are counted; the picker is not told how many there should be.</summary>
    Count,
}

/// <summary>A piece of work that one picker does from the first line to the last. Immutable.</summary>
public sealed record Assignment
{
    /// <summary>Unique in the store; 1 to 64 characters of a-z, A-Z, 0-9, <c>_</c>, <c>-</c> and <c>.</c>.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Rises when whoever gave it changes it, from 1; one that is not newer than the last is ignored.
    /// </summary>
    public long Version { get; init; } = 1;

    /// <summary>What is done at each line.</summary>
    public WorkKind Kind { get; init; }

    /// <summary>The part of the store or the kind of goods, for pickers who do only that; null for everybody.</summary>
    public string? Region { get; init; }

    /// <summary>The number of the picker for whom it is reserved; null for whoever comes first.</summary>
    public string? Operator { get; init; }

    /// <summary>0 to 9; higher is handed out first.</summary>
    public int Priority { get; init; }

    /// <summary>The orders on one cart; empty where there is only one and it needs no name.</summary>
    public IReadOnlyList<WorkOrder> Orders { get; init; } = [];

    /// <summary>The lines in the order in which they are walked; at least one.</summary>
    public required IReadOnlyList<WorkLine> Lines { get; init; }

    /// <summary>Where all of it is brought at the end: a door, a shelf; null where nobody says.</summary>
    public string? DeliverTo { get; init; }

    /// <summary>Digits to read off at the place of delivery; null where none are asked.</summary>
    public string? DeliverCheckDigits { get; init; }
}

/// <summary>One of several orders on a cart.</summary>
/// <param name="Id">Unique in the assignment.</param>
/// <param name="Container">The container's name as it is spoken: "2"; null where it has none.</param>
/// <param name="ContainerCheckDigits">Digits that the picker reads off it when he puts; null where none are
/// asked.</param>
public sealed record WorkOrder(string Id, string? Container = null, string? ContainerCheckDigits = null);

/// <summary>Kilograms that one piece may weigh.</summary>
/// <param name="MinimumKg">At least.</param>
/// <param name="MaximumKg">At most.</param>
public sealed record WeightRange(double MinimumKg, double MaximumKg);
