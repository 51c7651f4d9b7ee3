// Prepares a client of the library before it connects: version, window, login, TLS, will.
using EdgeAgent.Configuration.Secrets;
using EdgeAgent.Drivers;
using EdgeAgent.Drivers.Options;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

internal static unsafe class MosquittoSetup
{
    private const int VerifyPeer = 1;
    private const string SystemAuthorities = "/etc/ssl/certs";

    public static void Apply(MosquittoHandle client, LinkSettings settings, MqttVersion version, ISecretSource secrets)
    {
        if (client.IsInvalid) throw new LinkRefusal(
            "libmosquitto could not make a client: out of memory.", RefusalKind.Passing);
        Check(NativeMethods.SetThreaded(client, true), "prepare for threads", settings);
        Check(
            NativeMethods.SetOption(client, Option.ProtocolVersion, (int)version),
            "set the protocol version",
            settings);
        Check(NativeMethods.SetOption(client, Option.SendMaximum, settings.Window + 32), "set the window", settings);
        Check(NativeMethods.SetOption(client, Option.TcpNoDelay, 1), "set TCP_NODELAY", settings);
        if (settings.Username is { } username)
        {
            var password = settings.Password is { } reference ? secrets.Reveal(reference) : null;
            Check(NativeMethods.SetLogin(client, username, password), "set the login", settings);
        }

        if (settings.Tls is { } tls) ApplyTls(client, tls, settings);
        ApplyWill(client, settings.Will, settings);
    }

    private static void ApplyTls(MosquittoHandle client, TlsOptions tls, LinkSettings settings)
    {
        var folder = tls.AuthorityFile is null ? SystemAuthorities : null;
        var key = tls.Key is { } reference ? KeyFile(reference) : null;
        var code = NativeMethods.SetTls(client, tls.AuthorityFile, folder, tls.CertificateFile, key, 0);
        if (code != 0)
        {
            throw new LinkRefusal(
                $"The TLS files of the uplink cannot be used (authority {tls.AuthorityFile ?? SystemAuthorities}, certificate "
                + $"{tls.CertificateFile ?? "none"}): check that they are readable PEM files.",
                RefusalKind.Rights);
        }

        Check(
            NativeMethods.SetTlsOptions(client, VerifyPeer, "tlsv1.2", null),
            "demand TLS 1.2 with a checked certificate",
            settings);
    }

    private static string KeyFile(SecretReference reference) => reference.Scheme switch
    {
        "file" => reference.Name,
        "credential" =>
            CredentialFile.Find(reference.Name, Environment.GetEnvironmentVariable)
            ?? throw new LinkRefusal(
                $"The private key of the uplink, '{reference}', is not there: write it into "
                + $"{CredentialFile.InstalledFolder}/{reference.Name} and start the service anew.",
                RefusalKind.Rights),
        _ => throw new LinkRefusal(
            $"The private key of the uplink is referred to as '{reference}', but libmosquitto reads keys from files only: use "
            + "file: or credential:.",
            RefusalKind.Rights),
    };

    private static void ApplyWill(MosquittoHandle client, OutgoingMessage will, LinkSettings settings)
    {
        fixed (byte* payload = will.Payload.Span)
        {
            var code = NativeMethods.SetWill(
                client, will.Topic, will.Payload.Length, payload, will.Qos, will.Retain, 0);
            Check(code, "set the will", settings);
        }
    }

    private static void Check(int code, string deed, LinkSettings settings)
    {
        if (code == 0) return;
        throw new LinkRefusal(
            $"libmosquitto could not {deed} for {settings.Host}:{settings.Port}: {MosquittoErrors.Text(code)}.",
            RefusalKind.Passing);
    }
}
