// HTTP Digest (RFC 7616) from the server's side. Nonces are signed with their own time instead of being kept, so that
// requests without a login cost no memory. MD5 because cameras know nothing else; SHA-256 where one offers it.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Drivers.Push;

/// <summary>Makes challenges and checks the answers.</summary>
/// <param name="time">The clock.</param>
public sealed class DigestChallenges(TimeProvider time)
{
    private const string Realm = "EdgeAgent";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>A fresh <c>WWW-Authenticate</c> header.</summary>
    public string Next() =>
        $"Digest realm=\"{Realm}\", qop=\"auth\", algorithm=MD5, nonce=\"{Nonce(time.GetUtcNow().ToUnixTimeMilliseconds())}\"";

    /// <summary>Whether an answer proves the password.</summary>
    /// <param name="answer">The header behind <c>Digest</c>.</param>
    /// <param name="method">The request's method.</param>
    /// <param name="target">The request's path and query as sent.</param>
    /// <param name="user">The user.</param>
    /// <param name="password">The password.</param>
    public bool Accepts(string answer, string method, string target, string user, string password)
    {
        var fields = Parse(answer);
        string Field(string name) => fields.GetValueOrDefault(name, "");
        if (!IsFresh(Field("nonce")) || Field("uri") != target) return false;
        var isSha = Field("algorithm").Equals("SHA-256", StringComparison.OrdinalIgnoreCase);
        string Hash(string text) => Convert.ToHexStringLower(
            isSha ? SHA256.HashData(Encoding.UTF8.GetBytes(text)) : MD5.HashData(Encoding.UTF8.GetBytes(text)));
        var secret = Hash($"{user}:{Realm}:{password}");
        var request = Hash($"{method}:{target}");
        var middle = Field("qop") == "auth" ? $"{Field("nonce")}:{Field("nc")}:{Field("cnonce")}:auth" : Field("nonce");
        var right = AccessCheck.Same(Hash($"{secret}:{middle}:{request}"), Field("response").ToLowerInvariant());
        return AccessCheck.Same(user, Field("username")) & right & AccessCheck.Same(Realm, Field("realm"));
    }

    private string Nonce(long milliseconds)
    {
        var text = milliseconds.ToString("x", CultureInfo.InvariantCulture);
        return $"{text}-{Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)))}";
    }

    private bool IsFresh(string nonce)
    {
        var dash = nonce.IndexOf('-');
        if (dash <= 0 || !long.TryParse(
                nonce.AsSpan(0, dash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var made))
            return false;
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - made;
        return age >= 0 && age <= Lifetime.TotalMilliseconds && AccessCheck.Same(Nonce(made), nonce);
    }

    // name="value", name=value, …: commas inside quotes belong to the value.
    private static Dictionary<string, string> Parse(string answer)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 0; at < answer.Length;)
        {
            var equals = answer.IndexOf('=', at);
            if (equals < 0) break;
            var name = answer[at..equals].Trim(' ', ',');
            var isQuoted = equals + 1 < answer.Length && answer[equals + 1] == '"';
            var start = isQuoted ? equals + 2 : equals + 1;
            var end = answer.IndexOf(isQuoted ? '"' : ',', start);
            if (end < 0) end = answer.Length;
            fields[name] = answer[start..end].Trim();
            at = end + 1;
        }

        return fields;
    }
}
