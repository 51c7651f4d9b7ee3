// Work as HQ gives it to a box. The same fields stand in a work file (JSON, or CSV by the same names).
namespace EdgeAgent.Contracts.Work;

/// <summary>An assignment, retained on <c>work/todo/{name}</c> until the box has answered; at most 128 KiB.</summary>
/// <param name="Id">Unique in the store; 1 to 64 characters of a-z, A-Z, 0-9, <c>_</c>, <c>-</c> and <c>.</c>.</param>
/// <param name="Version">Rises with each change, from 1; one that is not newer than the last changes nothing.</param>
/// <param name="Kind"><c>pick</c>, <c>replenish</c> or <c>count</c>; null for <c>pick</c>.</param>
/// <param name="Region">For pickers of this region alone; null for all.</param>
/// <param name="Operator">Reserved for this picker's number; null for whoever comes first.</param>
/// <param name="Priority">0 to 9; higher is handed out first.</param>
/// <param name="Orders">The orders on one cart.</param>
/// <param name="Lines">The lines in the order in which they are walked, 1 to 2,000.</param>
/// <param name="DeliverTo">Where all of it is brought at the end.</param>
/// <param name="DeliverCheckDigits">1 to 5 digits to read off there.</param>
/// <param name="Withdrawn">True takes the assignment away; then nothing but id and version is read.</param>
public sealed record WorkDocument(
    string Id,
    long Version,
    string? Kind = null,
    string? Region = null,
    string? Operator = null,
    int? Priority = null,
    IReadOnlyList<WorkOrderDocument>? Orders = null,
    IReadOnlyList<WorkLineDocument>? Lines = null,
    string? DeliverTo = null,
    string? DeliverCheckDigits = null,
    bool? Withdrawn = null)
{
    /// <summary>Bytes of a whole message at most.</summary>
    public const int LargestMessage = 128 << 10;

    /// <summary>
    /// The topic level of an assignment: its id with what a level may not hold replaced. What counts is the id inside.
    /// </summary>
    public static string LevelOf(string id) =>
        string.Concat(id.ToLowerInvariant().Select(c => Topics.IsLevel(c.ToString()) ? c : '-'));
}

/// <summary>One of several orders on a cart.</summary>
/// <param name="Id">Unique in the assignment.</param>
/// <param name="Container">The container as it is spoken.</param>
/// <param name="ContainerCheckDigits">1 to 5 digits to read off it.</param>
public sealed record WorkOrderDocument(string Id, string? Container = null, string? ContainerCheckDigits = null);

/// <summary>One stop of a picker.</summary>
/// <param name="Id">Unique in the assignment; null for its number, from 1.</param>
/// <param name="Order">The order that it belongs to.</param>
/// <param name="PreAisle">Said before the aisle.</param>
/// <param name="Aisle">The aisle as it is spoken.</param>
/// <param name="PostAisle">Said after the aisle.</param>
/// <param name="Slot">The slot as it is spoken.</param>
/// <param name="CheckDigits">The digits on its label, 1 to 5; several sets where they rotate.</param>
/// <param name="Quantity">Pieces, 1 to 999; not for a count.</param>
/// <param name="Unit">What a piece is.</param>
/// <param name="Item">The item's number.</param>
/// <param name="Description">The item in words.</param>
/// <param name="ProductDigits">The last digits of the product's code, to be read off.</param>
/// <param name="Lot">Whether a lot number is asked.</param>
/// <param name="Serial">Whether a serial number is asked for each piece.</param>
/// <param name="MinKg">What one piece weighs at least, where each is weighed.</param>
/// <param name="MaxKg">What one piece weighs at most.</param>
/// <param name="Message">What the picker must hear here.</param>
/// <param name="ToSlot">The slot that is filled, for <c>replenish</c>.</param>
/// <param name="ToCheckDigits">1 to 5 digits to read off there.</param>
/// <param name="ExpectedCount">How many there should be, for <c>count</c>; never told to the picker.</param>
public sealed record WorkLineDocument(
    string? Id,
    string? Order,
    string? PreAisle,
    string Aisle,
    string? PostAisle,
    string Slot,
    IReadOnlyList<string>? CheckDigits,
    int? Quantity,
    string? Unit,
    string Item,
    string? Description = null,
    string? ProductDigits = null,
    bool? Lot = null,
    bool? Serial = null,
    double? MinKg = null,
    double? MaxKg = null,
    string? Message = null,
    string? ToSlot = null,
    string? ToCheckDigits = null,
    int? ExpectedCount = null);
