// Tells picture formats apart by their first bytes, never by a file's name.
namespace EdgeAgent.Models.Pictures;

/// <summary>What the first bytes of a file say it is.</summary>
internal enum PictureFormat
{
    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>JPEG (ISO/IEC 10918-1).</summary>
    Jpeg,

    /// <summary>PNG (ISO/IEC 15948).</summary>
    Png,

    /// <summary>A text or a web page: what a camera answers instead of a picture.</summary>
    Text,

    /// <summary>Another format, which ffmpeg may know.</summary>
    Other,
}

/// <summary>Recognises formats.</summary>
internal static class PictureFormats
{
    private const int LookedAt = 64;

    /// <summary>What the content seems to be.</summary>
    public static PictureFormat Of(ReadOnlySpan<byte> content) => content switch
    {
        [] => PictureFormat.Empty,
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => PictureFormat.Png,
        // The few picture formats that begin in letters.
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..] or [(byte)'B', (byte)'M', ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] or [(byte)'P', >= (byte)'1' and <= (byte)'7', ..]
            or [(byte)'I', (byte)'I', ..] or [(byte)'M', (byte)'M', ..] => PictureFormat.Other,
        _ => IsText(content[..Math.Min(content.Length, LookedAt)]) ? PictureFormat.Text : PictureFormat.Other,
    };

    private static bool IsText(ReadOnlySpan<byte> start)
    {
        foreach (var letter in start)
            if (letter < 0x20 && letter is not ((byte)'\t' or (byte)'\n' or (byte)'\r')) return false;
        return true;
    }
}
