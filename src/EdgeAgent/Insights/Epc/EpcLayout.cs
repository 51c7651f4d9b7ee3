// How the bits of a scheme are laid out after its header. A layout is data; the readers beside this file follow it.
namespace EdgeAgent.Insights.Epc;

/// <summary>The layout of one scheme.</summary>
internal abstract record EpcLayout;

/// <summary>Filter, partition, company prefix and reference, then a serial (TDS 1.13 section 14.6).</summary>
/// <param name="Table">How prefix and reference share the bits.</param>
/// <param name="Reference">How the reference is written.</param>
/// <param name="Serial">How the serial is written.</param>
/// <param name="SerialBits">Bits of the serial, or of the reserved zeros.</param>
/// <param name="Pieces">Whether piece and total (7 bits each) stand before the serial: ITIP.</param>
internal sealed record PartitionedLayout(
    PartitionTable Table, ReferenceForm Reference, SerialForm Serial, int SerialBits, bool Pieces = false) : EpcLayout;

/// <summary>GID-96, USDOD-96 and ADI-var, each in its own way; the key says which.</summary>
internal sealed record OtherLayout : EpcLayout;

/// <summary>A + or ++ scheme: one GS1 key in 4-bit digits, then what qualifies it (TDS 2.3 section 14.6).</summary>
/// <param name="KeyIdentifier">Application identifier of the key.</param>
/// <param name="KeyDigits">Digits of the key; 0 where it is text of any length, led by digits (GIAI, CPI).</param>
/// <param name="Tail">What follows the key.</param>
/// <param name="TailIdentifier">Application identifier of the tail; null where it belongs to the key itself.</param>
/// <param name="TailCharacters">The most characters of the tail.</param>
/// <param name="Dated">Whether a prioritised date stands before the key: DSGTIN.</param>
/// <param name="OwnHost">Whether a host name ends the EPC: the ++ schemes.</param>
internal sealed record PlusLayout(
    string KeyIdentifier,
    int KeyDigits,
    TailForm Tail = TailForm.None,
    string? TailIdentifier = null,
    int TailCharacters = 0,
    bool Dated = false,
    bool OwnHost = false) : EpcLayout;

/// <summary>How a reference is written.</summary>
internal enum ReferenceForm
{
    /// <summary>A number, padded with zeros to its digits.</summary>
    Padded,

    /// <summary>A number without leading zeros.</summary>
    Unpadded,

    /// <summary>7-bit ASCII, padded with zero bits.</summary>
    SevenBit,

    /// <summary>6-bit ASCII that ends with six zero bits.</summary>
    SixBit,
}

/// <summary>How a serial is written.</summary>
internal enum SerialForm
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>There is none; bits that must be zero stand in its place.</summary>
    Reserved,

    /// <summary>A number without leading zeros.</summary>
    Integer,

    /// <summary>A number led by a 1 that does not count, so that leading zeros survive.</summary>
    NumericString,

    /// <summary>7-bit ASCII, padded with zero bits.</summary>
    SevenBit,
}

/// <summary>What follows the key of a + scheme.</summary>
internal enum TailForm
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Text in one of six encodings.</summary>
    Text,

    /// <summary>Digits: 4 bits of length, then a number.</summary>
    Digits,
}
