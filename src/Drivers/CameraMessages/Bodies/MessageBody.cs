// From a camera's bytes to its documents and the number of its pictures: bare, in parts, or as a whole HTTP request.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>The parts of a message, sorted into documents and pictures.</summary>
public sealed record MessageBody
{
    /// <summary>The content type: as stated, or as the body shows it; null where neither does.</summary>
    public string? ContentType { get; private init; }

    /// <summary>Whether the body came in parts.</summary>
    public bool InParts { get; private init; }

    /// <summary>The parts to be read, in their order.</summary>
    public required IReadOnlyList<BodyPart> Documents { get; init; }

    /// <summary>The pictures that hold at least one byte.</summary>
    public IReadOnlyList<BodyPart> Pictures { get; private init; } = [];

    /// <summary>Opens a message.</summary>
    /// <exception cref="MessageFault">It is empty, or said to be in parts and has none.</exception>
    public static MessageBody Open(CameraMessage message)
    {
        var (body, contentType) = (message.Body, message.ContentType);
        if (IsRequest(body.Span))
        {
            var headers = HeaderLines.Read(body.Span, out var length);
            contentType ??= headers["Content-Type"];
            body = body[length..];
        }

        if (body.Span.Trim(" \t\r\n\0"u8).IsEmpty) throw new MessageFault("The body is empty.");
        var isMultipart = contentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (!(isMultipart && !LooksBare(body.Span)) && MultipartBody.Boundary(body.Span) is null)
            return new MessageBody
            {
                ContentType = contentType,
                Documents = [new BodyPart(null, null, contentType, body)],
            };
        var parts = MultipartBody.Split(body, isMultipart ? HeaderLines.Parameter(contentType, "boundary") : null);
        return new MessageBody
        {
            ContentType = isMultipart
                ? contentType
                : $"multipart/form-data; boundary={MultipartBody.Boundary(body.Span)}",
            InParts = true,
            Documents = [.. parts.Where(part => !part.IsPicture && !part.Content.IsEmpty)],
            Pictures = [.. parts.Where(part => part.IsPicture && !part.Content.IsEmpty)],
        };
    }

    private static bool LooksBare(ReadOnlySpan<byte> body)
    {
        var start = body.TrimStart(" \t\r\n"u8);
        return start.StartsWith("<"u8) || start.StartsWith("{"u8);
    }

    private static bool IsRequest(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)'\n');
        if (end is <= 0 or >= 4096) return false;
        var line = body[..end].TrimEnd((byte)'\r');
        return line.EndsWith(" HTTP/1.1"u8) || line.EndsWith(" HTTP/1.0"u8);
    }
}
