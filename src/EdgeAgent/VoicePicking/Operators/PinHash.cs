// A PIN at rest: salted, stretched by PBKDF2 (RFC 8018) with HMAC-SHA-512, compared in constant time.
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.VoicePicking.Operators;

/// <summary>The hash of a PIN.</summary>
/// <param name="Salt">16 bytes by chance, base64.</param>
/// <param name="Hash">32 bytes, base64.</param>
/// <param name="Rounds">Iterations of PBKDF2.</param>
internal sealed record PinHash(string Salt, string Hash, int Rounds)
{
    private const int SaltBytes = 16;
    private const int HashBytes = 32;
    private const int Standard = 210_000;

    /// <summary>Hashes a PIN with a new salt.</summary>
    public static PinHash Of(string pin)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new PinHash(
            Convert.ToBase64String(salt), Convert.ToBase64String(Stretch(pin, salt, Standard)), Standard);
    }

    /// <summary>
    /// Takes as long as a real comparison and never matches: an unknown number is refused no faster than a wrong PIN.
    /// </summary>
    public static bool MatchesNobody(string pin)
    {
        Stretch(pin, new byte[SaltBytes], Standard);
        return false;
    }

    /// <summary>Whether it is this PIN.</summary>
    public bool Matches(string pin) => CryptographicOperations.FixedTimeEquals(
        Stretch(pin, Convert.FromBase64String(Salt), Rounds), Convert.FromBase64String(Hash));

    private static byte[] Stretch(string pin, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(pin), salt, rounds, HashAlgorithmName.SHA512, HashBytes);
}
