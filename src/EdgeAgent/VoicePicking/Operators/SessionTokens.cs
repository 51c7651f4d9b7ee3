// The token of a signed-on picker's browser: number, count of sign-ons and end, sealed with the box's key. It needs no
// table, so it holds over a restart of the box; a new sign-on, a sign-off and a new PIN end it.
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;
using EdgeAgent.Outbox.Storage;

namespace EdgeAgent.VoicePicking.Operators;

/// <summary>Seals and opens tokens.</summary>
internal sealed class SessionTokens(PayloadCipher cipher, OperatorStore operators, TimeProvider time)
{
    private const string Kind = "picking.token.v1";
    private const int LongestToken = 256;
    private const int Fixed = 2 * sizeof(long);

    /// <summary>A token for an operator's present sign-on.</summary>
    public string Seal(OperatorRecord signedOn, TimeSpan shift)
    {
        var plain = new byte[Fixed + signedOn.Number.Length];
        BinaryPrimitives.WriteInt64LittleEndian(plain, signedOn.SignOn);
        BinaryPrimitives.WriteInt64LittleEndian(
            plain.AsSpan(sizeof(long)), (time.GetUtcNow() + shift).ToUnixTimeSeconds());
        Encoding.ASCII.GetBytes(signedOn.Number, plain.AsSpan(Fixed));
        return Base64Url.EncodeToString(cipher.Encrypt(0, Kind, plain));
    }

    /// <summary>Whose token it is; null where it is none, has ended, or is not of the operator's present
    /// sign-on.</summary>
    public OperatorRecord? Open(string? token)
    {
        if (token is not { Length: > 0 and <= LongestToken } || !Base64Url.IsValid(token)) return null;
        var plain = cipher.Decrypt(0, Kind, Base64Url.DecodeFromChars(token));
        if (plain is not { Length: > Fixed }) return null;
        var signOn = BinaryPrimitives.ReadInt64LittleEndian(plain);
        var end = BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(sizeof(long)));
        if (time.GetUtcNow().ToUnixTimeSeconds() >= end) return null;
        var found = operators.Find(Encoding.ASCII.GetString(plain.AsSpan(Fixed)));
        return found?.SignOn == signOn ? found : null;
    }
}
