// The tags as bytes, little-endian: "EDGETAGS", version (2), epoch (text), outbox sequence (8), saved at (8), zones,
// readers (count 2, texts), tags (count 4, rows), CRC-32C of all before it (4). A text is its length (2) and UTF-8;
// a row EPC bits (2) and bytes, PC (2), zone (2), reader (2), estimated (1), first, last (µs, 8), GTIN (8), dBm (4).
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Insights.Tags;

/// <summary>One tag of a snapshot.</summary>
internal readonly record struct SavedTag(
    EpcBits Epc,
    ushort ProtocolControl,
    string Zone,
    string Device,
    bool Estimated,
    long FirstUs,
    long LastUs,
    long Gtin,
    float MeanDbm);

/// <summary>A snapshot that was read.</summary>
/// <param name="Epoch">The outbox's epoch.</param>
/// <param name="Sequence">Everything up to this sequence is in it.</param>
/// <param name="SavedUs">When it was written, in microseconds since 1970 UTC by the box's clock.</param>
/// <param name="Tags">The tags.</param>
internal sealed record SavedTags(string Epoch, long Sequence, long SavedUs, IReadOnlyList<SavedTag> Tags);

/// <summary>Writes and reads snapshots.</summary>
internal static class TagSnapshot
{
    private const ushort Version = 1;
    private const int RowBytes = 64;
    private static readonly byte[] Magic = "EDGETAGS"u8.ToArray();

    /// <summary>Writes every tag that is in a zone; candidates are left out.</summary>
    public static byte[] Write(TagState state, string epoch, long sequence, long savedUs)
    {
        using var stream = new MemoryStream(1024 + (state.Live * RowBytes));
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        WriteText(writer, epoch);
        writer.Write(sequence);
        writer.Write(savedUs);
        WriteTexts(writer, [.. state.Zones.Select(zone => zone.Name)]);
        WriteTexts(writer, [.. state.Devices.Select(device => device.Name)]);
        writer.Write(state.Live);
        foreach (var index in state.Table.All())
        {
            ref readonly var slot = ref state.Table[index];
            if (slot.Arrived) WriteRow(writer, slot, state.Devices[slot.Device].ShiftUs);
        }

        writer.Flush();
        writer.Write(Checksum(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a snapshot.</summary>
    /// <returns>The snapshot, or why it is none.</returns>
    public static (SavedTags? Saved, string? Problem) Read(byte[] bytes)
    {
        if (bytes.Length < Magic.Length + sizeof(uint) || !bytes.AsSpan().StartsWith(Magic))
            return (null, "it does not begin as a snapshot does");
        var content = bytes.AsSpan(0, bytes.Length - sizeof(uint));
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(content.Length)) != Checksum(content))
            return (null, "its checksum is wrong");
        try
        {
            using var reader = new BinaryReader(
                new MemoryStream(bytes, Magic.Length, content.Length - Magic.Length), Encoding.UTF8);
            var version = reader.ReadUInt16();
            return version == Version
                ? (ReadContent(reader), null)
                : (null, $"its version is {version}, not {Version}");
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException or IOException)
        {
            return (null, $"it is inconsistent ({fault.Message})");
        }
    }

    private static void WriteRow(BinaryWriter writer, in TagSlot slot, long shiftUs)
    {
        writer.Write((ushort)slot.Epc.Bits);
        writer.Write(slot.Epc.Bytes);
        writer.Write(slot.ProtocolControl);
        writer.Write(slot.Zone);
        writer.Write(slot.Device);
        writer.Write(slot.Estimated);
        writer.Write(slot.FirstUs + shiftUs);
        writer.Write(slot.LastUs + shiftUs);
        writer.Write(slot.Gtin);
        foreach (ref readonly var sighting in (ReadOnlySpan<Sighting>)slot.Sightings)
        {
            if (sighting.Reads == 0 || sighting.Zone != slot.Zone) continue;
            writer.Write(sighting.MeanDbm);
            return;
        }

        writer.Write(Sighting.UnmeasuredDbm);
    }

    private static SavedTags ReadContent(BinaryReader reader)
    {
        var epoch = ReadText(reader);
        var sequence = reader.ReadInt64();
        var savedUs = reader.ReadInt64();
        var zones = ReadTexts(reader);
        var devices = ReadTexts(reader);
        var count = reader.ReadInt32();
        if (count < 0 || count > reader.BaseStream.Length) throw new EndOfStreamException("more tags than bytes");
        var tags = new SavedTag[count];
        Span<byte> epc = stackalloc byte[EpcBits.MaximumBits / 8];
        for (var index = 0; index < tags.Length; index++)
        {
            var bits = reader.ReadUInt16();
            reader.BaseStream.ReadExactly(epc[..((bits + 7) / 8)]);
            tags[index] = new SavedTag(
                new EpcBits(epc, bits), reader.ReadUInt16(), zones[reader.ReadInt16()], devices[reader.ReadInt16()],
                reader.ReadBoolean(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadSingle());
        }

        return new SavedTags(epoch, sequence, savedUs, tags);
    }

    private static void WriteTexts(BinaryWriter writer, string[] texts)
    {
        writer.Write((ushort)texts.Length);
        foreach (var text in texts) WriteText(writer, text);
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        writer.Write((ushort)bytes.Length);
        writer.Write(bytes);
    }

    private static List<string> ReadTexts(BinaryReader reader)
    {
        var texts = new List<string>();
        for (int left = reader.ReadUInt16(); left > 0; left--) texts.Add(ReadText(reader));
        return texts;
    }

    private static string ReadText(BinaryReader reader) =>
        Encoding.UTF8.GetString(reader.ReadBytes(reader.ReadUInt16()));

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return ~crc;
    }
}
