// A row of an event table, and the checksum that tells a genuine row from any other bytes.
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace EdgeAgent.Outbox.Storage;

/// <summary>The fixed part of a row; the payload travels beside it.</summary>
/// <param name="Sequence">The place.</param>
/// <param name="Gap">Distance to the row before it in the same class: a chain that shows when a row has
/// vanished.</param>
/// <param name="Packed">Class and marks, see <see cref="PackedMarks"/>.</param>
/// <param name="Time">When it happened, UTC ticks of 100 ns.</param>
/// <param name="Recorded">When it was accepted, UTC ticks of 100 ns.</param>
internal readonly record struct EventRow(long Sequence, long Gap, long Packed, long Time, long Recorded)
{
    /// <summary>The row before it in its class; 0 where it is the first.</summary>
    public long Previous => Sequence - Gap;

    /// <summary>
    /// CRC-32C (RFC 3720, section B.4) over origin, fields and payload; signed, so that it takes four bytes.
    /// </summary>
    public int Check(uint originSeed, ReadOnlySpan<byte> payload)
    {
        var crc = BitOperations.Crc32C(originSeed, (ulong)Sequence);
        crc = BitOperations.Crc32C(crc, (ulong)Gap);
        crc = BitOperations.Crc32C(crc, (ulong)Packed);
        crc = BitOperations.Crc32C(crc, (ulong)Time);
        crc = BitOperations.Crc32C(crc, (ulong)Recorded);
        return (int)~Checksum.Over(crc, payload);
    }
}

/// <summary>CRC-32C over bytes.</summary>
internal static class Checksum
{
    public static uint Over(uint crc, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return crc;
    }

    public static uint Over(uint crc, string text) => Over(crc, Encoding.UTF8.GetBytes(text));
}
