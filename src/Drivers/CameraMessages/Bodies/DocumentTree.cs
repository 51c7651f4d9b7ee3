// Looks at a document and reads it as what it is; the stated content type is not asked, because cameras misstate it.
namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Reads a document into a tree, whatever its writing.</summary>
public static class DocumentTree
{
    /// <summary>Reads XML, JSON, or lines of <c>key=value</c>.</summary>
    /// <exception cref="MessageFault">It is none of them, or damaged.</exception>
    public static MessageNode Parse(ReadOnlySpan<byte> document)
    {
        var text = BodyText.Decode(document);
        var start = text.AsSpan().TrimStart(" \t\r\n\0\uFEFF");
        if (start.IsEmpty) throw new MessageFault("The body is empty.");
        return start[0] switch
        {
            '<' => XmlBody.Parse(text),
            '{' or '[' => JsonBody.Parse(text),
            _ => KeyValueBody.Parse(text),
        };
    }
}
