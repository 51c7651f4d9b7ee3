// The data types of Sparkplug 3.0 (section 6.4.16) that this node's metrics have.
namespace EdgeAgent.Sparkplug.Payloads;

/// <summary>Numbers of the types, as births carry them.</summary>
internal enum DataType : uint
{
    /// <summary>Signed, 32 bits; travels as its two's complement in an unsigned field.</summary>
    Int32 = 3,

    /// <summary>Signed, 64 bits; travels as its two's complement in an unsigned field.</summary>
    Int64 = 4,

    /// <summary>64-bit floating point.</summary>
    Double = 10,

    /// <summary>True or false.</summary>
    Boolean = 11,

    /// <summary>Text.</summary>
    String = 12,

    /// <summary>Milliseconds since 1970 UTC.</summary>
    DateTime = 13,
}
