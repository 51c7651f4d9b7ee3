// One stop of a picker.
namespace EdgeAgent.VoicePicking.Work;

/// <summary>One line of an assignment: where to go, what to take, how many. Immutable.</summary>
public sealed record WorkLine
{
    /// <summary>Unique in the assignment; 1 to 64 characters.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// The order that it belongs to, one of <see cref="Assignment.Orders"/>; null where there are none.
    /// </summary>
    public string? Order { get; init; }

    /// <summary>What is said before the aisle: "building 2"; null for nothing.</summary>
    public string? PreAisle { get; init; }

    /// <summary>The aisle as it is spoken.</summary>
    public required string Aisle { get; init; }

    /// <summary>What is said after the aisle: "left side"; null for nothing.</summary>
    public string? PostAisle { get; init; }

    /// <summary>The slot as it is spoken, and as it is named in events.</summary>
    public required string Slot { get; init; }

    /// <summary>
    /// The digits on the slot's label, 1 to 5 in each set. More than one set where they rotate: any of them is right.
    /// None: "ready" confirms the place.
    /// </summary>
    public IReadOnlyList<string> CheckDigits { get; init; } = [];

    /// <summary>Pieces to take, 1 to 9,999; 0 for a count.</summary>
    public int Quantity { get; init; }

    /// <summary>What a piece is: "each", "case"; null where nobody says.</summary>
    public string? Unit { get; init; }

    /// <summary>The item's number.</summary>
    public required string Item { get; init; }

    /// <summary>The item in words.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// The last digits of the product's code, to be read off before taking; null where none are asked.
    /// </summary>
    public string? ProductDigits { get; init; }

    /// <summary>Whether a lot number is asked.</summary>
    public bool Lot { get; init; }

    /// <summary>Whether a serial number is asked for each piece.</summary>
    public bool Serial { get; init; }

    /// <summary>What one piece may weigh, where each is weighed; null where none is.</summary>
    public WeightRange? Weight { get; init; }

    /// <summary>Something that the picker must hear at this line; null for nothing.</summary>
    public string? Message { get; init; }

    /// <summary>The slot that is filled, for <see cref="WorkKind.Replenish"/>; null otherwise.</summary>
    public string? ToSlot { get; init; }

    /// <summary>Digits to read off at that slot; null where none are asked.</summary>
    public string? ToCheckDigits { get; init; }

    /// <summary>How many there should be, for <see cref="WorkKind.Count"/>: never told to the picker.</summary>
    public int? ExpectedCount { get; init; }
}
