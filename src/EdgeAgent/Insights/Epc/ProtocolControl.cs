// The PC word that stands before the EPC in a tag's memory (EPC Gen2 section 6.3.2.1.2.2; TDS 1.13 section 9.3).
namespace EdgeAgent.Insights.Epc;

/// <summary>
/// Reads a PC word: 5 bits of length in words, user memory, extended PC, toggle, 8 bits of attributes or AFI.
/// </summary>
internal static class ProtocolControl
{
    private const int Toggle = 0x0100;

    /// <summary>Whether the toggle bit says that an ISO application, not an EPC, is in the tag.</summary>
    public static bool IsIso(ushort word) => (word & Toggle) != 0;

    /// <summary>The application family identifier (ISO) or the attribute bits (GS1).</summary>
    public static byte Attributes(ushort word) => (byte)word;
}
