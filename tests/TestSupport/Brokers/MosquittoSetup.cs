// How a broker is configured for a test.
using System.Diagnostics;

namespace EdgeAgent.TestSupport.Brokers;

/// <summary>
/// What differs from mosquitto's own defaults, which include saving its memory every 30 minutes only.
/// </summary>
public sealed record MosquittoSetup
{
    /// <summary>Whether it keeps its memory on disk.</summary>
    public bool Persistence { get; init; } = true;

    /// <summary>Name and password that are needed; null lets everyone in.</summary>
    public (string Name, string Password)? Login { get; init; }

    /// <summary>Lines of an access control file; null gives everyone every right.</summary>
    public IReadOnlyList<string>? AccessRules { get; init; }

    /// <summary>TLS with these certificates; null for plain TCP.</summary>
    public TestCertificates? Tls { get; init; }

    /// <summary>Whether clients must show a certificate of the same authority.</summary>
    public bool MutualTls { get; init; }

    /// <summary>Further lines of the configuration.</summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    internal IEnumerable<string> Lines(string folder, int port)
    {
        yield return "per_listener_settings false";
        yield return $"persistence {(Persistence ? "true" : "false")}";
        yield return $"persistence_location {folder}/";
        yield return "max_queued_messages 10000000";
        yield return "max_inflight_messages 0";
        yield return $"log_dest file {Path.Combine(folder, "mosquitto.log")}";
        if (Environment.UserName == "root") yield return "user root";
        if (Login is { } login)
        {
            yield return "allow_anonymous false";
            yield return $"password_file {PasswordFile(folder, login)}";
        }
        else
        {
            yield return "allow_anonymous true";
        }

        if (AccessRules is not null)
        {
            var file = Path.Combine(folder, "acl");
            File.WriteAllLines(file, AccessRules);
            yield return $"acl_file {file}";
        }

        foreach (var line in Further) yield return line;
        yield return $"listener {port} 127.0.0.1";
        if (Tls is null) yield break;
        yield return $"cafile {Tls.AuthorityFile}";
        yield return $"certfile {Tls.ServerFile}";
        yield return $"keyfile {Tls.ServerKeyFile}";
        if (MutualTls) yield return "require_certificate true";
    }

    private static string PasswordFile(string folder, (string Name, string Password) login)
    {
        var file = Path.Combine(folder, "passwords");
        using var tool = Process.Start("mosquitto_passwd", ["-c", "-b", file, login.Name, login.Password]);
        tool.WaitForExit();
        return file;
    }
}
