// Multipart bodies (RFC 2046) as cameras write them: LF instead of CRLF, no line end in front of a boundary, lengths
// inside that are wrong, no end. The boundary alone says where a part ends.
using System.Text;

namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Splits multipart bodies.</summary>
public static class MultipartBody
{
    private const int MostParts = 64;
    private const int LongestBoundary = 200;

    /// <summary>The parts. A last part that breaks off is there as far as it goes.</summary>
    /// <param name="body">The body.</param>
    /// <param name="boundary">The boundary without its dashes; null where only the body can tell.</param>
    /// <exception cref="MessageFault">There is no such boundary, or there are too many parts.</exception>
    public static IReadOnlyList<BodyPart> Split(ReadOnlyMemory<byte> body, string? boundary)
    {
        var delimiter = Encoding.UTF8.GetBytes("--" + (boundary ?? Boundary(body.Span)));
        var start = Next(body.Span, delimiter, 0);
        if (start < 0 && boundary is not null && Boundary(body.Span) is { } own)
        {
            delimiter = Encoding.UTF8.GetBytes("--" + own); // the header names another than the body uses
            start = Next(body.Span, delimiter, 0);
        }

        if (start < 0) throw new MessageFault("The body is said to have parts, but its boundary is not in it.");
        var parts = new List<BodyPart>();
        while (true)
        {
            var from = start + delimiter.Length;
            if (body.Span[from..].StartsWith("--"u8)) return parts;
            var next = Next(body.Span, delimiter, from);
            var part = Read(body[from..(next < 0 ? body.Length : next)]);
            if (part is not null) parts.Add(part);
            if (parts.Count > MostParts) throw new MessageFault($"The body has more than {MostParts} parts.");
            if (next < 0) return parts;
            start = next;
        }
    }

    /// <summary>The boundary that a body itself shows: its first line, where that starts with two dashes.</summary>
    public static string? Boundary(ReadOnlySpan<byte> body)
    {
        var text = body.TrimStart("\r\n \t"u8);
        if (!text.StartsWith("--"u8)) return null;
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return end is > 2 and < LongestBoundary ? Encoding.UTF8.GetString(text[2..end]).TrimEnd() : null;
    }

    // A delimiter counts where the line, the body, or the whole message ends behind it, so that a boundary that is the
    // beginning of another text in a part is not taken for one.
    private static int Next(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiter, int from)
    {
        while (from <= body.Length - delimiter.Length)
        {
            var at = body[from..].IndexOf(delimiter);
            if (at < 0) return -1;
            var behind = body[(from + at + delimiter.Length)..];
            if (behind.IsEmpty || behind[0] is (byte)'\r' or (byte)'\n' or (byte)' ' || behind.StartsWith("--"u8))
                return from + at;
            from += at + 1;
        }

        return -1;
    }

    private static BodyPart? Read(ReadOnlyMemory<byte> part)
    {
        var text = part[LineEnd(part.Span)..];
        var headers = HeaderLines.Read(text.Span, out var length);
        var content = text[length..];
        content = content[..(content.Length - TrailingLineEnd(content.Span))];
        if (content.IsEmpty && length == 0) return null;
        var disposition = headers["Content-Disposition"];
        return new BodyPart(
            HeaderLines.Parameter(disposition, "name"),
            HeaderLines.Parameter(disposition, "filename"),
            headers["Content-Type"],
            content);
    }

    private static int LineEnd(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? 0 : end + 1;
    }

    private static int TrailingLineEnd(ReadOnlySpan<byte> text) =>
        text.EndsWith("\r\n"u8) ? 2 : text.EndsWith("\n"u8) ? 1 : 0;
}
