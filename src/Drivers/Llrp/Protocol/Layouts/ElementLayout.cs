// A message or parameter: its number, its name, its fields in order, and what may stand behind them.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>The layout of a message or parameter.</summary>
/// <param name="Type">Its number; for a vendor's parameter the subtype.</param>
/// <param name="Name">Its name in the LLRP Toolkit's XML.</param>
/// <param name="Fields">Its fields in the order on the wire, with the reserved bits.</param>
/// <param name="Parameters">The parameters that may follow, by name; true for those that may come more than once.
/// Others are tolerated when they come.</param>
public sealed record ElementLayout(
    int Type, string Name, IReadOnlyList<FieldLayout> Fields, IReadOnlyDictionary<string, bool> Parameters)
{
    /// <summary>True where the whole element is one value: one field, nothing behind it. A bit array does not count,
    /// because its length is a second value.</summary>
    public bool IsOneValue { get; } =
        Parameters.Count == 0 && Fields.Count(field => field.Kind != FieldKind.Reserved) == 1
        && Fields.All(field => field.Kind != FieldKind.BitArray);
}
