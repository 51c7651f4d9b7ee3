// Personal data at rest: AES-256-GCM with a fresh nonce for each row, bound to the row's place and kind, so that a
// payload that was moved to another row does not open. Stored as nonce (12 bytes), tag (16 bytes), cipher text.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Outbox.Storage;

/// <summary>Encrypts and decrypts payloads. The writer and the reader each have their own.</summary>
internal sealed class PayloadCipher(PayloadKey? configured, string keyPath, TimeProvider time)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private PayloadKey? _fromFile;

    /// <summary>True where the key lies beside the data that it protects.</summary>
    public bool KeyLiesBesideData => configured is null && File.Exists(keyPath);

    /// <summary>Encrypts a payload; makes a key where there is none.</summary>
    public byte[] Encrypt(long sequence, string kind, ReadOnlySpan<byte> plain)
    {
        var sealedPayload = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = sealedPayload.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm((configured ?? FileKey(make: true)!).Bytes, TagBytes);
        cipher.Encrypt(
            nonce, plain, sealedPayload.AsSpan(NonceBytes + TagBytes), sealedPayload.AsSpan(NonceBytes, TagBytes),
            Binding(sequence, kind));
        return sealedPayload;
    }

    /// <summary>Decrypts a payload with the configured key or the file's; null where neither opens it.</summary>
    public byte[]? Decrypt(long sequence, string kind, ReadOnlySpan<byte> payload) =>
        Open(configured, sequence, kind, payload) ?? Open(FileKey(make: false), sequence, kind, payload);

    private static byte[]? Open(PayloadKey? key, long sequence, string kind, ReadOnlySpan<byte> payload)
    {
        if (key is null || payload.Length < NonceBytes + TagBytes) return null;
        var plain = new byte[payload.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.Bytes, TagBytes);
        try
        {
            cipher.Decrypt(
                payload[..NonceBytes], payload[(NonceBytes + TagBytes)..], payload.Slice(NonceBytes, TagBytes), plain,
                Binding(sequence, kind));
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null; // Another key, or not the bytes that were written: the caller names the row as damaged.
        }
    }

    private static byte[] Binding(long sequence, string kind)
    {
        var binding = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(kind)];
        BinaryPrimitives.WriteInt64LittleEndian(binding, sequence);
        Encoding.UTF8.GetBytes(kind, binding.AsSpan(sizeof(long)));
        return binding;
    }

    private PayloadKey? FileKey(bool make)
    {
        _fromFile ??= KeyFile.Read(keyPath);
        if (_fromFile is not null || !make) return _fromFile;
        var key = PayloadKey.Generate();
        KeyFile.Write(keyPath, key, time.GetUtcNow());
        return _fromFile = key;
    }
}
