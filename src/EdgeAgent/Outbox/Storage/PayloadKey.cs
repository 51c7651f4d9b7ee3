// The key for personal data at rest.
using System.Security.Cryptography;

namespace EdgeAgent.Outbox.Storage;

/// <summary>A key of 32 bytes for AES-256-GCM (NIST SP 800-38D).</summary>
public sealed class PayloadKey
{
    /// <summary>Bytes of a key.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes;

    private PayloadKey(byte[] bytes) => _bytes = bytes;

    /// <summary>The key itself.</summary>
    internal ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Makes a key from its bytes.</summary>
    /// <exception cref="ArgumentException">Where they are not 32.</exception>
    public static PayloadKey Of(ReadOnlySpan<byte> bytes) => bytes.Length == Size
        ? new PayloadKey(bytes.ToArray())
        : throw new ArgumentException($"A payload key has {Size} bytes, not {bytes.Length}.", nameof(bytes));

    /// <summary>Makes a new key by chance.</summary>
    public static PayloadKey Generate() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>
    /// Reads a key from the text of a secret: 64 hex digits or 44 characters of base64; null where it is neither.
    /// </summary>
    public static PayloadKey? Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 2 * Size && trimmed.All(char.IsAsciiHexDigit))
            return new PayloadKey(Convert.FromHexString(trimmed));
        var bytes = new byte[Size + 1];
        return Convert.TryFromBase64String(trimmed, bytes, out var length) && length == Size
            ? new PayloadKey(bytes[..Size])
            : null;
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => "(key)";
}
