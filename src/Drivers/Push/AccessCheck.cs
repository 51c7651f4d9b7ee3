// Checks a camera's proofs. Secrets are compared by their hashes in constant time; whoever is turned away learns
// nothing
// about which proof failed, nor whether there is such a camera.
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EdgeAgent.Drivers.Push;

/// <summary>The proofs asked of one camera, with their secrets.</summary>
/// <param name="token">The word in the path; null = none is asked for.</param>
/// <param name="user">The user; null = none is asked for.</param>
/// <param name="password">The user's password.</param>
/// <param name="sources">Addresses that it may come from; empty = any.</param>
public sealed class AccessCheck(
    string? token, string? user, string? password, IReadOnlyList<IPNetwork> sources)
{
    /// <summary>The reason that the first request of every Digest login gives.</summary>
    public const string NotLoggedIn = "it has not logged in";

    /// <summary>The reason to turn a request away, for our own log; null where it may pass.</summary>
    /// <param name="request">The request.</param>
    /// <param name="below">What the path holds below the camera's own, without the leading slash.</param>
    /// <param name="digest">The listener's challenges.</param>
    public string? Refuses(PushRequest request, string below, DigestChallenges digest)
    {
        if (sources.Count > 0 && !ComesFrom(request.Source)) return $"it came from {request.Source}";
        if (token is not null && !Same(token, below.Split('/')[0])) return "its path has not the right token";
        if (user is null) return null;
        if (request.Authorization is not { } header) return NotLoggedIn;
        if (header.StartsWith("Digest ", StringComparison.OrdinalIgnoreCase))
            return digest.Accepts(header[7..], request.Method, request.Target, user, password!)
                ? null
                : "its user, password or login is wrong";
        if (!header.StartsWith(
            "Basic ", StringComparison.OrdinalIgnoreCase)) return "its way of logging in is not known";
        if (!request.IsPrivate) return "it sends its password in the clear: Basic is taken over TLS alone";
        return Same($"{user}:{password}", Decode(header[6..])) ? null : "its user or password is wrong";
    }

    /// <summary>Compares two secrets in a time that depends on neither.</summary>
    internal static bool Same(string expected, string given) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(expected)), SHA256.HashData(Encoding.UTF8.GetBytes(given)));

    private bool ComesFrom(IPAddress? source)
    {
        if (source is null) return false;
        var plain = source.IsIPv4MappedToIPv6 ? source.MapToIPv4() : source;
        return sources.Any(network => network.Contains(plain));
    }

    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var count)
            ? Encoding.UTF8.GetString(bytes, 0, count)
            : "";
    }
}
