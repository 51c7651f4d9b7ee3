// What store.yaml may say about a camera that is asked: where it is and how to log in.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.Pull;

/// <summary>How one camera is asked for its events over HTTP.</summary>
public sealed record PullOptions
{
    /// <summary>Name or address.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port.</summary>
    public int Port { get; init; } = 80;

    /// <summary>TLS; null = plain HTTP.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>The user; null = no login.</summary>
    public string? User { get; init; }

    /// <summary>The password of <see cref="User"/>.</summary>
    public SecretReference? Password { get; init; }

    /// <summary>A stream that is silent for so long is taken for dead.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Host and port, for sentences.</summary>
    public string Where => $"{Host}:{Port}";

    /// <summary>Reads a <c>pull:</c> block.</summary>
    public static PullOptions Read(IOptionReader reader)
    {
        var tls =
            reader.OptionalBlock("tls", "Speak TLS to the camera; without this block plain HTTP.", TlsOptions.Read);
        var options = new PullOptions
        {
            Host = reader.Text("host", "Name or address of the camera or recorder.", "192.168.30.11"),
            Port = reader.Integer("port", "TCP port; with `tls` usually 443.", tls is null ? 80 : 443, 1, 65_535),
            Tls = tls,
            User = reader.OptionalText("user", "User for HTTP Digest (or Basic) authentication.", "edgeagent"),
            Password = reader.OptionalSecret("password", "Password of `user`."),
            Silence = reader.Duration(
                "silence", "After how long without a byte the link counts as lost.",
                TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(10)),
        };
        if (options.User is null != options.Password is null)
            reader.Fault("user", "`user` and `password` go together: name both, or neither.");
        return options;
    }
}
