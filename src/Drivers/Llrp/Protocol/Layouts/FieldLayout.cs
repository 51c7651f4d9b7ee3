// One field of a message or parameter: a line of a layout table.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>Name and type of a field.</summary>
/// <param name="Name">The name in the LLRP Toolkit's XML; empty for reserved bits.</param>
/// <param name="Kind">The type.</param>
/// <param name="Bits">Width of the number or of one array element, in bits.</param>
/// <param name="IsHex">True for arrays that are printed as one run of hex digits instead of a list of numbers.</param>
/// <param name="IsNew">True for fields that LLRP 1.1 has made of reserved bits of 1.0.1.</param>
/// <param name="Names">The names of its values, or null.</param>
public sealed record FieldLayout(
    string Name, FieldKind Kind, int Bits, bool IsHex, bool IsNew, IReadOnlyDictionary<int, string>? Names)
{
    /// <summary>True for one bit whose values have no names.</summary>
    public bool IsTruth => Kind == FieldKind.Unsigned && Bits == 1 && Names is null;
}
