// The types that a field of an LLRP message or parameter can have.
namespace EdgeAgent.Drivers.Llrp.Protocol.Layouts;

/// <summary>How a field stands on the wire (LLRP 1.0.1, section 16.1.2) and so how its value is read.</summary>
public enum FieldKind : byte
{
    /// <summary><c>r7</c>: bits without a meaning; kept so that a message can be written again as it was.</summary>
    Reserved,
    /// <summary><c>u1</c> to <c>u64</c>: a number without sign; <c>u1</c> without names for its values is a
    /// truth value.</summary>
    Unsigned,
    /// <summary><c>s8</c> to <c>s32</c>: a number with sign.</summary>
    Signed,
    /// <summary><c>u96</c>: twelve bytes.</summary>
    Bytes96,
    /// <summary><c>u1v</c>: u16 count of bits, then the bits, padded to a byte.</summary>
    BitArray,
    /// <summary><c>u8v</c>, <c>u16v</c>, <c>u32v</c>: u16 count of elements, then the elements.</summary>
    Array,
    /// <summary><c>utf8v</c>: u16 count of bytes, then UTF-8.</summary>
    Text,
    /// <summary><c>rest</c>: all bytes to the end of the parameter.</summary>
    Rest,
}
