// What the `places` file says: how far the sequences have gone, whatever became of the database.
using System.Buffers.Binary;
using System.Text;

namespace EdgeAgent.Outbox.Storage;

/// <summary>One mark: 128 bytes with their own checksum.</summary>
/// <param name="Generation">Rises with each write: the newer of two good marks holds.</param>
/// <param name="Epoch">The epoch of the state folder, at most 16 of <c>[a-z0-9]</c>.</param>
/// <param name="Last">The last sequence of each class.</param>
/// <param name="Floor">For each class: everything up to it is gone and accounted for.</param>
/// <param name="Boot">The kernel's boot id of the run that wrote it.</param>
/// <param name="CleanStop">True where that run said good-bye.</param>
internal sealed record PlaceMark(
    long Generation, string Epoch, PerClass Last, PerClass Floor, Guid Boot, bool CleanStop)
{
    /// <summary>Bytes of a mark.</summary>
    public const int Size = 128;

    private const uint Magic = 0x4C504145; // "EAPL"
    private const byte Version = 1;

    public void Write(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        bytes[4] = Version;
        bytes[5] = CleanStop ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Generation);
        Encoding.ASCII.GetBytes(Epoch, bytes[16..32]);
        Last.Write(bytes[32..]);
        Floor.Write(bytes[56..]);
        Boot.TryWriteBytes(bytes[80..]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[124..], Checksum.Over(~0u, bytes[..124]));
    }

    /// <summary>Reads a mark; null where its bytes are not one.</summary>
    public static PlaceMark? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic || bytes[4] != Version)
            return null;
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[124..]) != Checksum.Over(~0u, bytes[..124])) return null;
        return new PlaceMark(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
            Encoding.ASCII.GetString(bytes[16..32]).TrimEnd('\0'),
            PerClass.Read(bytes[32..]),
            PerClass.Read(bytes[56..]),
            new Guid(bytes[80..96]),
            bytes[5] == 1);
    }
}
