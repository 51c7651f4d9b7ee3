// Plates as keyed hashes: HMAC-SHA256 under the store's key (RFC 2104), so that what leaves the box, and the chain's
// lists
// on the box, cannot be turned back into plates without the key.
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Hashes plates under the key in force and the one before it.</summary>
internal sealed class PlateKeys(byte[]? current, byte[]? previous)
{
    /// <summary>Hex digits of a hash: 128 bits, enough that no two plates of a chain share one.</summary>
    public const int Digits = 32;

    /// <summary>No key at all: nothing is hashed, nothing matches.</summary>
    public static PlateKeys None { get; } = new(null, null);

    /// <summary>The hash under the key in force, lower-case hex; null without a key.</summary>
    public string? Hash(string plate) => current is null ? null : Hash(current, plate);

    /// <summary>
    /// The hashes by which lists may know the plate: under the key in force, then under the one before.
    /// </summary>
    public IEnumerable<string> Candidates(string plate)
    {
        if (current is not null) yield return Hash(current, plate);
        if (previous is not null) yield return Hash(previous, plate);
    }

    private static string Hash(byte[] key, string plate) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(plate)))[..Digits];
}
