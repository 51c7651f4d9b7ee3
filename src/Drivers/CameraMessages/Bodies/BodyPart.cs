// One part of a message: a document to read, or a picture to count.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>One part of a multipart body, or a whole body.</summary>
/// <param name="Name">The <c>name=</c> of its disposition; null where there is none.</param>
/// <param name="FileName">The <c>filename=</c> of its disposition; null where there is none.</param>
/// <param name="ContentType">Its content type; null where it states none.</param>
/// <param name="Content">The bytes.</param>
public sealed record BodyPart(string? Name, string? FileName, string? ContentType, ReadOnlyMemory<byte> Content)
{
    private static readonly string[] PictureEndings = [".jpg", ".jpeg", ".png", ".bmp", ".webp"];

    /// <summary>
    /// Whether it is a picture. The file name decides, then the content type, then the first bytes: cameras send
    /// pictures as <c>application/octet-stream</c> and call XML <c>image/jpeg</c>.
    /// </summary>
    public bool IsPicture
    {
        get
        {
            var start = Content.Span.TrimStart(" \t\r\n"u8);
            if (start.StartsWith("<"u8) || start.StartsWith("{"u8)) return false;
            var name = FileName ?? Name ?? "";
            return PictureEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                || ContentType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true
                || Content.Span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
                || Content.Span.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']);
        }
    }
}
