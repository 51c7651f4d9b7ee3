// An EPC of any length as a value: no allocation for each tag, usable as a dictionary key.
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace EdgeAgent.Drivers.Observations;

/// <summary>
/// Up to 496 bits of EPC memory (the most a PC word can announce: 31 words), left-aligned, with its length.
/// </summary>
public readonly struct EpcBits : IEquatable<EpcBits>
{
    /// <summary>The longest EPC in bits.</summary>
    public const int MaximumBits = 496;

    private readonly Storage _bytes;
    private readonly ushort _bits;

    /// <summary>Copies an EPC.</summary>
    /// <param name="bytes">At least <paramref name="bits"/> bits, the first bit at the top of the first byte.</param>
    /// <param name="bits">0 to <see cref="MaximumBits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is out of range or longer than the bytes.</exception>
    public EpcBits(ReadOnlySpan<byte> bytes, int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, Math.Min(MaximumBits, bytes.Length * 8));
        _bits = (ushort)bits;
        var count = (bits + 7) / 8;
        bytes[..count].CopyTo(_bytes);
        if ((bits & 7) != 0) _bytes[count - 1] &= (byte)(0xFF << (8 - (bits & 7)));
    }

    /// <summary>Length in bits.</summary>
    public int Bits => _bits;

    /// <summary>The bytes in use; the last one is padded with zero bits.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Bytes => ((ReadOnlySpan<byte>)_bytes)[..((_bits + 7) / 8)];

    /// <summary>Upper-case hex of <see cref="Bytes"/>.</summary>
    public override string ToString() => Convert.ToHexString(Bytes);

    /// <inheritdoc/>
    public bool Equals(EpcBits other) => _bits == other._bits && Bytes.SequenceEqual(other.Bytes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EpcBits other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(_bits);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Same length and same bits.</summary>
    public static bool operator ==(EpcBits left, EpcBits right) => left.Equals(right);

    /// <summary>Another length or other bits.</summary>
    public static bool operator !=(EpcBits left, EpcBits right) => !left.Equals(right);

    [InlineArray(62)]
    private struct Storage
    {
        private byte _first;
    }
}
