// Text as Windows editors leave it: UTF-8 with or without a byte order mark, UTF-16 ("Unicode" in old editors), lines
// that end in CR LF.
using System.Text;

namespace EdgeAgent.Appliance.Card;

/// <summary>Makes plain UTF-8 of a file from the card.</summary>
internal static class CardText
{
    /// <summary>
    /// UTF-8 without mark, lines ending in LF. Bytes that are no text in either form come back as they are, so that
    /// whoever reads them can say so.
    /// </summary>
    public static byte[] Plain(ReadOnlySpan<byte> raw)
    {
        var text = raw switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(raw[2..]),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(raw[2..]),
            [0xEF, 0xBB, 0xBF, ..] => Strict(raw[3..]),
            _ => Strict(raw),
        };
        return text is null ? raw.ToArray() : Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n"));
    }

    private static string? Strict(ReadOnlySpan<byte> raw)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(raw);
        }
        catch (DecoderFallbackException)
        {
            return null; // The caller keeps the bytes.
        }
    }
}
