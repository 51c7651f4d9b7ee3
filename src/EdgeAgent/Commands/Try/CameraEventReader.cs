// What `try camera-event` does, apart from files and the console: a body in, lines of JSON out.
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Formats;

namespace EdgeAgent.Commands.Try;

/// <summary>Reads one body as a camera's message.</summary>
internal static class CameraEventReader
{
    private const string NothingHappened = "It is a sign of life, and tells of nothing that happened.";

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = System.Text.Json.Serialization.Metadata.JsonTypeInfoResolver.Combine(),
    };

    /// <summary>The lines for one body, and whether it could be read.</summary>
    /// <param name="file">The input's name.</param>
    /// <param name="vendor">A vendor, or <c>auto</c>.</param>
    /// <param name="message">The body and what came with it.</param>
    public static (IReadOnlyList<string> Lines, bool Good) Read(string file, string vendor, CameraMessage message)
    {
        try
        {
            if (vendor == "auto") vendor = KnownFormats.VendorOf(message);
            var format = KnownFormats.Named(vendor, file)!;
            var reports = format.Read(message);
            if (reports.Count == 0) return ([Text(Line(file, "reason", NothingHappened))], true);
            var lines = reports.Select(report => Supplement(CameraEventLine.Of(file, format.Vendor, report), message));
            return ([.. lines.Select(Text)], true);
        }
        catch (MessageFault fault)
        {
            return ([Text(Line(file, "error", fault.Message))], false);
        }
    }

    /// <summary>The line for a file that cannot be opened.</summary>
    public static string Unopened(string file, string reason) => Text(Line(file, "error", reason));

    private static JsonObject Supplement(JsonObject line, CameraMessage message)
    {
        var body = MessageBody.Open(message);
        if (body.ContentType is { } contentType) line["content_type"] = contentType;
        if (body.Documents is [var first, ..] && first.Content.Span.TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            line["valid_json"] = true;
        return line;
    }

    private static JsonObject Line(string file, string name, string text) => new() { ["file"] = file, [name] = text };

    private static string Text(JsonObject line) => line.ToJsonString(Readable);
}
