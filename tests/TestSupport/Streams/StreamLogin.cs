// The logins of test cameras: Basic (RFC 7617) and Digest (RFC 2617, as RTSP cameras still speak it).
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace EdgeAgent.TestSupport.Streams;

/// <summary>A login that a test camera asks for.</summary>
/// <param name="User">User name.</param>
/// <param name="Password">Password.</param>
/// <param name="Digest">Digest; otherwise Basic.</param>
public sealed partial record StreamLogin(string User, string Password, bool Digest = true)
{
    private const string Realm = "camera";
    private const string Nonce = "6b1f0c3a9d";

    /// <summary>The value of the header WWW-Authenticate.</summary>
    public string Challenge => Digest ? $"Digest realm=\"{Realm}\", nonce=\"{Nonce}\"" : $"Basic realm=\"{Realm}\"";

    /// <summary>Whether a request's Authorization header is right.</summary>
    public bool Accepts(string method, string? authorization)
    {
        if (authorization is null) return false;
        if (!Digest)
            return authorization == $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}";
        var fields = Field().Matches(authorization).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.OrdinalIgnoreCase);
        var who = Hash($"{User}:{Realm}:{Password}");
        var what = Hash($"{method}:{fields.GetValueOrDefault("uri")}");
        var right = Hash($"{who}:{Nonce}:{what}");
        return fields.GetValueOrDefault("username") == User && fields.GetValueOrDefault("response") == right;
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));

    [GeneratedRegex("(\\w+)=\"([^\"]*)\"")]
    private static partial Regex Field();
}
