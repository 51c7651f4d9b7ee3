// The login of a camera, revealed for one connection: into the address that ffmpeg is given through a pipe, and out of
// everything that ffmpeg says.

namespace EdgeAgent.Drivers.Camera.Sources;

/// <summary>A user name and a password, or none.</summary>
internal sealed class CameraLogin
{
    private readonly (string User, string Password)? _login;
    private readonly string[] _secrets;

    private CameraLogin((string User, string Password)? login)
    {
        _login = login;
        // The longest first: a short one may be a part of it.
        _secrets = login is not var (user, password)
            ? []
            : [.. new[] { $"{Encoded(user)}:{Encoded(password)}@", Encoded(password), password }
                .Where(secret => secret.Length > 0).Distinct().OrderByDescending(secret => secret.Length)];
    }

    /// <summary>Whether there is one.</summary>
    public bool Exists => _login is not null;

    /// <summary>Reveals the login of a camera.</summary>
    /// <exception cref="DeviceFault">The secret cannot be read; the sentence names the reference.</exception>
    public static CameraLogin Reveal(CameraOptions options, ISecretSource secrets) =>
        new(options is { User: { } user, Password: { } password }
            ? (secrets.Reveal(user).Trim(), secrets.Reveal(password).Trim())
            : null);

    /// <summary>The address with the login in it; every character of it stands for itself (RFC 3986, 3.2.1).</summary>
    public string Into(Uri address)
    {
        var login = _login is var (user, password) ? $"{Encoded(user)}:{Encoded(password)}@" : "";
        return $"{address.Scheme}://{login}{address.Authority}{address.PathAndQuery}";
    }

    /// <summary>A text without the login.</summary>
    public string OutOf(string text)
    {
        foreach (var secret in _secrets) text = text.Replace(secret, "…", StringComparison.Ordinal);
        return text;
    }

    private static string Encoded(string text) => Uri.EscapeDataString(text);
}
