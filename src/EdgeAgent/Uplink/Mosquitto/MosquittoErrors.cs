// The library's error codes as verdicts, losses and sentences.
using System.Runtime.InteropServices;
using EdgeAgent.Uplink.Mqtt;

namespace EdgeAgent.Uplink.Mosquitto;

internal static class MosquittoErrors
{
    public static string Text(int code) => Marshal.PtrToStringUTF8(NativeMethods.ErrorText(code)) ?? $"error {code}";

    public static PublishVerdict Verdict(int code) => (NativeError)code switch
    {
        NativeError.OversizePacket or NativeError.PayloadSize => PublishVerdict.TooLarge,
        NativeError.Invalid or NativeError.MalformedText => PublishVerdict.Malformed,
        _ => PublishVerdict.NotConnected,
    };

    public static LinkLoss Loss(int code, bool closing, LinkSettings settings, string libraryError)
    {
        var where = $"{settings.Host}:{settings.Port}";
        if (closing) return new LinkLoss(LossCause.Closed, 0, $"The connection to {where} was closed.");
        if (code >= ReasonCodes.FirstRefusal)
        {
            var advice = code == ReasonCodes.SessionTakenOver
                ? $"another client uses the id '{settings.ClientId}': look for a cloned box or a second agent"
                : Marshal.PtrToStringUTF8(NativeMethods.ReasonText(code)) ?? "no reason in words";
            return new LinkLoss(
                LossCause.Dismissed, code, $"The broker at {where} ended the connection ({code}): {advice}.");
        }

        if (code == (int)NativeError.KeepAlive)
        {
            return new LinkLoss(
                LossCause.Silent,
                0,
                $"Nothing was heard from {where} for the keepalive time: the line is dead or the broker hangs.");
        }

        var detail = libraryError.Length > 0 ? libraryError : code == 0 ? "closed by the other side" : Text(code);
        return new LinkLoss(LossCause.Cut, 0, $"The connection to {where} was cut: {detail.TrimEnd('.')}.");
    }

    public static LinkRefusal RefusedByBroker(int code, MqttVersion version, LinkSettings settings)
    {
        var where = $"{settings.Host}:{settings.Port}";
        var (kind, sentence) = (version, code) switch
        {
            (MqttVersion.V311, 1) or (_, ReasonCodes.UnsupportedVersion) =>
                (RefusalKind.Version, $"The broker at {where} does not speak this version of MQTT."),
            (MqttVersion.V311, 4 or 5) or (_, 134 or ReasonCodes.NotAuthorised or 138 or 140) =>
                (RefusalKind.Rights,
                    $"The broker at {where} refuses the login {settings.Username ?? settings.ClientId}: "
                    + "check username, password and the broker's rights."),
            (MqttVersion.V311, 2) or (_, 133) =>
                (
                    RefusalKind.Rights,
                    $"The broker at {where} refuses the client id '{settings.ClientId}': choose another one."),
            (MqttVersion.V311, _) => (RefusalKind.Passing, $"The broker at {where} refuses for now: {Connack(code)}"),
            _ => (RefusalKind.Passing, $"The broker at {where} refuses for now ({code}): {ReasonWords(code)}"),
        };
        return new LinkRefusal(sentence, kind);
    }

    public static LinkRefusal NoReceipts(LinkSettings settings) => new(
        $"The broker at {settings.Host}:{settings.Port} offers QoS 0 only: it acknowledges nothing, so nothing can be handed over. "
        + "Allow QoS 1 there.",
        RefusalKind.Rights);

    public static LinkRefusal NotConnected(
        int code, bool beforeTcp, int systemError, string libraryError, MqttVersion version, LinkSettings settings)
    {
        var where = $"{settings.Host}:{settings.Port}";
        if ((NativeError)code is NativeError.AddressLookup or NativeError.Lookup)
        {
            return new LinkRefusal(
                $"The name {settings.Host} has no address: check the spelling and the box's name service.",
                RefusalKind.Passing);
        }

        if (settings.Tls is not null && (libraryError.Contains("certificate", StringComparison.OrdinalIgnoreCase)
            || libraryError.Contains(
                "SSL", StringComparison.OrdinalIgnoreCase) || (NativeError)code == NativeError.Tls))
        {
            return new LinkRefusal(
                $"TLS with {where} failed ({OpenSslWords(libraryError)}): check `tls.authority` against the broker's "
                + "certificate, its host name and the box's clock.",
                RefusalKind.Rights);
        }

        if (beforeTcp)
        {
            var detail =
                code == (int)NativeError.ErrorNumber ? Marshal.GetPInvokeErrorMessage(systemError) : Text(code);
            return new LinkRefusal(
                $"{where} cannot be reached: {detail.TrimEnd('.')}. Check that the broker runs and that this is its port.",
                RefusalKind.Passing);
        }

        return version == MqttVersion.V5
            ? new LinkRefusal(
                $"The broker at {where} closed the connection when greeted with MQTT 5.", RefusalKind.Closed)
            : new LinkRefusal(
                $"The broker at {where} closed the connection when greeted: is this an MQTT port, and does it want TLS?",
                RefusalKind.Passing);
    }

    private static string Connack(int code) =>
        Marshal.PtrToStringUTF8(NativeMethods.ConnackText(code)) ?? $"code {code}.";

    private static string ReasonWords(int code) =>
        Marshal.PtrToStringUTF8(NativeMethods.ReasonText(code)) ?? "no reason in words.";

    // "OpenSSL Error[0]: error:0A000086:SSL routines::certificate verify failed" says it in its last part.
    private static string OpenSslWords(string libraryError)
    {
        var words = libraryError[(libraryError.LastIndexOf(':') + 1)..].Trim();
        return words.Length > 0 ? words : "handshake failed";
    }
}
