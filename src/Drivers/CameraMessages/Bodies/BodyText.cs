// Bytes to text. Cameras write UTF-8, with and without a mark, seldom UTF-16, and in China also GBK.
using System.Text;

namespace EdgeAgent.Drivers.CameraMessages.Bodies;

/// <summary>Decodes bodies.</summary>
internal static class BodyText
{
    private const int SimplifiedChinese = 936;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The text. A body that is no UTF-8 is read as the encoding that it names, else as Latin-1, so that the
    /// ASCII in it survives.</summary>
    public static string Decode(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) body = body[3..];
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Encoding.Unicode.GetString(body[2..]);
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode.GetString(body[2..]);
        try
        {
            return StrictUtf8.GetString(body);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8 after all: the second guess below.
            return (NamesChinese(body) ? Chinese() : Encoding.Latin1).GetString(body);
        }
    }

    private static bool NamesChinese(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, 120)]);
        return head.Contains("encoding=\"gb", StringComparison.OrdinalIgnoreCase)
            || head.Contains("encoding='gb", StringComparison.OrdinalIgnoreCase);
    }

    private static Encoding Chinese() =>
        CodePagesEncodingProvider.Instance.GetEncoding(SimplifiedChinese) ?? Encoding.Latin1;
}
