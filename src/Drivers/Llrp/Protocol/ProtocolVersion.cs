// The versions of LLRP that have their own number in the message header.
namespace EdgeAgent.Drivers.Llrp.Protocol;

/// <summary>The version in a message header, 3 bits; plain unsigned numbers (LLRP 1.1, section 10.1).</summary>
public enum ProtocolVersion : byte
{
    /// <summary>LLRP 1.0.1.</summary>
    Llrp101 = 1,
    /// <summary>LLRP 1.1.</summary>
    Llrp11 = 2,
}
