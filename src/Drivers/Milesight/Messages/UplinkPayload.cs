// Gets the bytes of an uplink out of what a network server forwards: hex or Base64 in JSON, hex as text, bytes as such.
using System.Buffers.Text;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Unwraps uplinks.</summary>
internal static class UplinkPayload
{
    private static readonly string[] Base64Names = ["frm_payload", "data", "payload_raw", "payload"];
    private static readonly string[] HexNames = ["hex", "payload_hex", "data_hex", "payload", "data"];

    /// <summary>The bytes of the uplink, and the wrapping where it is JSON.</summary>
    /// <exception cref="MessageFault">There is no payload in the wrapping.</exception>
    public static (byte[] Bytes, MessageNode? Wrapping) Unwrap(ReadOnlySpan<byte> body)
    {
        var text = BodyText.Decode(body).Trim();
        if (!text.StartsWith('{')) return (FromHex(text) ?? body.ToArray(), null);
        var root = JsonBody.Parse(text);
        foreach (var name in HexNames)
        {
            if (FromHex(root.SaidAnywhere(name)) is { } bytes) return (bytes, root);
        }

        foreach (var name in Base64Names)
        {
            if (FromBase64(root.SaidAnywhere(name)) is { } bytes) return (bytes, root);
        }

        throw new MessageFault("The JSON holds no payload: neither `hex`, `data` nor `frm_payload` is there.");
    }

    private static byte[]? FromHex(string? text)
    {
        if (text is null) return null;
        var digits = string.Concat(text.Split([' ', '\n', '\r', '-', ':'], StringSplitOptions.RemoveEmptyEntries));
        return digits.Length is > 0 and < 2048 && digits.Length % 2 == 0 && digits.All(char.IsAsciiHexDigit)
            ? Convert.FromHexString(digits)
            : null;
    }

    private static byte[]? FromBase64(string? text) =>
        text is { Length: > 0 and < 2048 } && Base64.IsValid(text) ? Convert.FromBase64String(text) : null;
}
