// Writes bit fields into an EPC, most significant bit first.
namespace EdgeAgent.Insights.Epc;

/// <summary>A cursor that writes into bytes that are zero.</summary>
internal ref struct BitWriter(Span<byte> bytes)
{
    private readonly Span<byte> _bytes = bytes;

    /// <summary>Bits written so far.</summary>
    public int Position { get; private set; }

    /// <summary>Writes the lowest <paramref name="count"/> bits of a value, 0 to 64.</summary>
    public void Write(ulong value, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--, Position++)
        {
            if (((value >> bit) & 1) != 0) _bytes[Position >> 3] |= (byte)(0x80 >> (Position & 7));
        }
    }
}
