// Damages messages: what a broken reader, a broken line or an attacker could send.
using System.Buffers.Binary;

namespace EdgeAgent.Drivers.Tests.Llrp.Protocol;

internal sealed class MessageMutator(IReadOnlyList<byte[]> originals, Random random)
{
    private static readonly byte[] Telling = [0x00, 0x01, 0x03, 0x04, 0x7F, 0x80, 0x81, 0x8D, 0xF0, 0xFF];

    public byte[] Next()
    {
        var bytes = originals[random.Next(originals.Count)].ToArray();
        for (var count = random.Next(1, 5); count > 0; count--) bytes = Mutate(bytes);

        // Mostly the length is put right again, so that the damage is met inside the message and not at its door.
        if (bytes.Length >= 10 && random.Next(8) > 0)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(2), (uint)bytes.Length);
        return bytes;
    }

    private byte[] Mutate(byte[] bytes)
    {
        if (bytes.Length < 2) return [.. bytes, .. Noise()];
        var at = random.Next(bytes.Length);
        var to = random.Next(at, bytes.Length);
        switch (random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = Telling[random.Next(Telling.Length)];
                return bytes;
            case 2:
                BinaryPrimitives.WriteUInt16BigEndian(
                    bytes.AsSpan(Math.Min(at, bytes.Length - 2)), (ushort)random.Next(0x10000));
                return bytes;
            case 3:
                return bytes[..at];
            case 4:
                return [.. bytes[..at], .. bytes[to..]];
            case 5:
                return [.. bytes[..to], .. bytes[at..]];
            case 6:
                return [.. bytes[..at], .. Noise(), .. bytes[at..]];
            default:
                var other = originals[random.Next(originals.Count)];
                return [.. bytes[..at], .. other[random.Next(other.Length)..]];
        }
    }

    private byte[] Noise()
    {
        var noise = new byte[random.Next(1, 20)];
        random.NextBytes(noise);
        return noise;
    }
}
