// One line of `edge-agent try epc`: hex in, a JSON object out.
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Insights.Epc;

namespace EdgeAgent.Commands.Try;

/// <summary>Turns the hex of an EPC into a line of JSON.</summary>
internal static class EpcLine
{
    private const int MostDigits = EpcBits.MaximumBits / 4;

    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef");

    /// <summary>Decodes one EPC.</summary>
    /// <param name="input">Hex digits, with or without <c>0x</c>; case does not count.</param>
    /// <param name="protocolControl">The PC word; 0 where it is not known.</param>
    /// <returns>The JSON object, and whether it is an EPC.</returns>
    public static (string Json, bool Good) Of(string input, ushort protocolControl = 0)
    {
        var hex = input.Trim();
        if (hex.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) hex = hex[2..];
        if (Fault(hex) is { } fault) return (Json(input.Trim(), null, fault), false);
        hex = hex.ToUpperInvariant();
        var bytes = Convert.FromHexString(hex.Length % 2 == 0 ? hex : hex + "0");
        var epc = EpcDecoder.Decode(new EpcBits(bytes, hex.Length * 4), protocolControl);
        return (Json(hex, epc, epc.Problem), epc.Problem is null);
    }

    private static string? Fault(string hex)
    {
        if (hex.Length == 0) return "There is nothing to decode: give the EPC as hex digits.";
        if (hex.AsSpan().IndexOfAnyExcept(HexDigits) is >= 0 and var index)
            return $"'{hex[index]}' at position {index + 1} is no hex digit: give the EPC as digits 0 to 9 and A to F.";
        return hex.Length > MostDigits
            ? $"{hex.Length} hex digits are more than a tag holds: an EPC has at most {MostDigits}."
            : null;
    }

    private static string Json(string hex, EpcIdentity? epc, string? error)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("hex", hex);
            json.WriteString("scheme", epc?.Scheme);
            json.WriteString("uri", epc?.Uri);
            json.WriteString("tagUri", epc?.TagUri);
            json.WriteString("digitalLink", epc?.DigitalLink);
            if (epc?.Filter is { } filter) json.WriteNumber("filter", filter);
            else json.WriteNull("filter");
            if (error is not null) json.WriteString("error", error);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
