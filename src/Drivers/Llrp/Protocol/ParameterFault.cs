// What can be wrong with a parameter. Faults are values, not exceptions: they come from the network, in floods.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>Why the parameters of a message or parameter could not be read to their end.</summary>
public enum ParameterFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,
    /// <summary>The bytes end within a parameter's type or length, or within a TV's value.</summary>
    Truncated,
    /// <summary>A TLV says that it is shorter than its own four bytes of type and length.</summary>
    LengthTooSmall,
    /// <summary>A TLV says that it is longer than what is left of its parent.</summary>
    LengthBeyondParent,
    /// <summary>A TV type that has no known length, so that nothing behind it can be read.</summary>
    UnknownTv,
    /// <summary>The bytes end within a field of fixed size or a counted array.</summary>
    FieldBeyondEnd,
    /// <summary>Parameters stand deeper in each other than any message of the standard has them.</summary>
    TooDeep,
    /// <summary>There are more parameters in a message than a tree is made of.</summary>
    TooMany,
}
