// The key that the box makes for itself where none is configured: `payload.key`, for its owner only. The key stands in
// it twice, each with a checksum, so that one bad sector does not make the personal data unreadable.
using System.Buffers.Binary;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Keeps a key in the state folder.</summary>
internal static class KeyFile
{
    private const int Slot = 512;

    /// <summary>The key of a file; null where there is none, or none that is whole.</summary>
    public static PayloadKey? Read(string path)
    {
        if (!File.Exists(path)) return null;
        var bytes = File.ReadAllBytes(path);
        for (var start = 0; start + PayloadKey.Size + sizeof(uint) <= bytes.Length; start += Slot)
        {
            var key = bytes.AsSpan(start, PayloadKey.Size);
            var check = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(start + PayloadKey.Size));
            if (check == Checksum.Over(~0u, key)) return PayloadKey.Of(key);
        }

        return null;
    }

    /// <summary>Writes a key to disk, readable by its owner only; a damaged file is moved aside first.</summary>
    public static void Write(string path, PayloadKey key, DateTimeOffset now)
    {
        if (File.Exists(path)) File.Move(path, Quarantine.NameFor(path, now), overwrite: true);
        var bytes = new byte[2 * Slot];
        for (var start = 0; start < bytes.Length; start += Slot)
        {
            key.Bytes.CopyTo(bytes.AsSpan(start));
            BinaryPrimitives.WriteUInt32LittleEndian(
                bytes.AsSpan(start + PayloadKey.Size), Checksum.Over(~0u, key.Bytes));
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }
}
