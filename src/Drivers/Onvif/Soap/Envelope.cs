// SOAP 1.2 envelopes as ONVIF cameras expect them, with a WS-Security UsernameToken where there is a login.
using System.Globalization;
using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Drivers.Onvif.Soap;

/// <summary>Writes requests.</summary>
internal static class Envelope
{
    private const string Security =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

    private const string Utility =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

    private const string TokenProfile =
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0";

    /// <summary>An envelope around a body.</summary>
    /// <param name="body">The body's XML.</param>
    /// <param name="header">Further header elements; may be empty.</param>
    public static string Of(string body, string header = "") =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\" "
        + "xmlns:a=\"http://www.w3.org/2005/08/addressing\">"
        + $"<s:Header>{header}</s:Header><s:Body>{body}</s:Body></s:Envelope>";

    /// <summary>A UsernameToken with a digest of the password (WS-Security UsernameToken Profile 1.0, section 3.1).
    /// </summary>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    /// <param name="cameraTime">Now, in the camera's own clock: it refuses a token that is not fresh by it.</param>
    public static string Token(string user, string password, DateTimeOffset cameraTime)
    {
        var nonce = RandomNumberGenerator.GetBytes(16);
        var created = cameraTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var digest = SHA1.HashData([.. nonce, .. Encoding.UTF8.GetBytes(created + password)]);
        return $"<w:Security xmlns:w=\"{Security}\" xmlns:u=\"{Utility}\" s:mustUnderstand=\"1\"><w:UsernameToken>"
            + $"<w:Username>{SecurityElement.Escape(user)}</w:Username>"
            + $"<w:Password Type=\"{TokenProfile}#PasswordDigest\">{Convert.ToBase64String(digest)}</w:Password>"
            + $"<w:Nonce>{Convert.ToBase64String(nonce)}</w:Nonce><u:Created>{created}</u:Created>"
            + "</w:UsernameToken></w:Security>";
    }
}
