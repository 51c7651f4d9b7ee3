// The line that lets a new box in: where HQ is, the secret, and by what HQ is known. One line, so that it survives
// mail, editors and being typed: https://HOST:PORT#TOKEN#SHA256
using System.Buffers.Text;

namespace EdgeAgent.Contracts.Enrolment;

/// <summary>A one-time token for a box, as it stands in <c>enrolment-token.txt</c>.</summary>
/// <param name="Address">HQ's endpoint, without a path.</param>
/// <param name="Secret">What HQ made up: <c>NAME.SECRET</c>. Never to be logged.</param>
/// <param name="Fingerprint">SHA-256 of the certificate of HQ's authority in DER form, 32 bytes.</param>
public sealed record EnrolmentToken(Uri Address, string Secret, ReadOnlyMemory<byte> Fingerprint)
{
    /// <summary>Length of a SHA-256, in bytes.</summary>
    public const int FingerprintBytes = 32;

    /// <summary>The line.</summary>
    public string ToLine() =>
        $"{Address.GetLeftPart(UriPartial.Authority)}#{Secret}#{Base64Url.EncodeToString(Fingerprint.Span)}";

    /// <summary>Says where it goes, never the secret.</summary>
    public override string ToString() => $"token for {Address.GetLeftPart(UriPartial.Authority)}";

    /// <summary>Reads a line; null where it is none, for want of one of its three parts.</summary>
    public static EnrolmentToken? Parse(string line)
    {
        if (line.Trim().Split('#') is not [var address, { Length: > 0 } secret, var fingerprint]) return null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps) return null;
        if (uri.AbsolutePath is not ("" or "/") || uri.Query.Length > 0 || uri.UserInfo.Length > 0) return null;
        if (!Base64Url.IsValid(fingerprint, out var length) || length != FingerprintBytes) return null;
        return new EnrolmentToken(uri, secret, Base64Url.DecodeFromChars(fingerprint));
    }
}
