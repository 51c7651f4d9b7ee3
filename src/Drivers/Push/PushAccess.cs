// How a camera proves who it is: a word in its path, a name and a password, the address it comes from; each that is
// named must hold.
using System.Net;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Push;

/// <summary>The proofs that a camera must give.</summary>
public sealed record PushAccess
{
    /// <summary>A secret word behind the camera's name in the path.</summary>
    public SecretReference? Token { get; init; }

    /// <summary>The user name for HTTP authentication.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>Addresses and networks that it may come from; empty = any.</summary>
    public IReadOnlyList<IPNetwork> Sources { get; init; } = [];

    /// <summary>Reads an <c>access:</c> block.</summary>
    public static PushAccess Read(IOptionReader reader)
    {
        var access = new PushAccess
        {
            Token = reader.OptionalSecret(
                "token", "A secret word that ends the path `/in/VENDOR/NAME/WORD`, for cameras that can do no more."),
            User = reader.OptionalText(
                "user", "User name for HTTP Digest authentication (Basic only over TLS).", "camera"),
            Password = reader.OptionalSecret("password", "Password of `user`."),
            Sources = [.. ReadSources(reader)],
        };
        if (access.User is null != access.Password is null)
            reader.Fault("user", "`user` and `password` go together: name both, or neither.");
        if (access is { Token: null, User: null, Sources.Count: 0 })
            reader.Fault(
                "token", "Name `token`, `user` and `password`, or `sources`: else anyone could send false events.");
        return access;
    }

    private static IEnumerable<IPNetwork> ReadSources(IOptionReader reader)
    {
        foreach (var text in reader.Texts("sources", "Addresses that it may come from.", "[192.168.30.11]"))
        {
            if (IPAddress.TryParse(text, out var address))
                yield return new IPNetwork(address, address.GetAddressBytes().Length * 8);
            else if (IPNetwork.TryParse(text, out var network))
                yield return network;
            else
                reader.Fault(
                    "sources", $"`{text}` is no address: write one such as `192.168.30.11` or `192.168.30.0/24`.");
        }
    }
}
