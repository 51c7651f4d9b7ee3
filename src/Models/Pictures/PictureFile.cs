// Reads pictures from files and from memory, bounded, with a sentence for what is wrong.
using EdgeAgent.Models.Pictures.Native;

namespace EdgeAgent.Models.Pictures;

/// <summary>
/// Reads pictures: JPEG and PNG at once, other formats through ffmpeg. A camera's note that its picture is to be turned
/// (EXIF orientation) is not followed: models see the pixels as they are stored.
/// </summary>
public static class PictureFile
{
    /// <summary>Reads a picture file of any format that ffmpeg knows.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limits">What is too much; the defaults where null.</param>
    /// <param name="time">Where the time-out of ffmpeg is taken from.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="PictureException">It is missing, no picture, damaged, cut short, or too large.</exception>
    public static async Task<Picture> ReadAsync(
        string path, PictureLimits? limits, TimeProvider time, CancellationToken stop)
    {
        limits ??= new PictureLimits();
        var content = await ContentAsync(path, limits, stop);
        return PictureFormats.Of(content) == PictureFormat.Other
            ? await ForeignPicture.ReadAsync(content, path, limits, time, stop)
            : Decode(content, path, limits);
    }

    /// <summary>Reads a JPEG or a PNG that is in memory.</summary>
    /// <param name="content">The content of the file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="limits">What is too much; the defaults where null.</param>
    /// <exception cref="PictureException">It is neither, damaged, cut short, or too large.</exception>
    public static Picture Decode(ReadOnlySpan<byte> content, string name, PictureLimits? limits = null) =>
        PictureFormats.Of(content) switch
        {
            PictureFormat.Jpeg => JpegCodec.Read(content, name, limits ?? new PictureLimits()),
            PictureFormat.Png => PngCodec.Read(content, name, limits ?? new PictureLimits()),
            PictureFormat.Empty => throw new PictureException($"{name} is empty."),
            PictureFormat.Text => throw new PictureException($"{name} is a text, not a picture."),
            _ => throw new PictureException($"{name} is neither a JPEG nor a PNG."),
        };

    /// <summary>Writes a picture as the ending of the file's name says: <c>.png</c>, or JPEG for all others.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="stop">Ends the writing.</param>
    /// <exception cref="PictureException">It cannot be encoded, or the file cannot be written.</exception>
    public static async Task WriteAsync(Picture picture, string path, CancellationToken stop)
    {
        var content = path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
            ? PngCodec.Write(picture)
            : JpegCodec.Write(picture, quality: 90);
        try
        {
            await File.WriteAllBytesAsync(path, content, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"{path} cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Encodes a picture as JPEG.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="quality">1 (small) to 100 (good).</param>
    /// <exception cref="PictureException">It is too large for JPEG (65,500 pixels a side).</exception>
    public static byte[] ToJpeg(PictureView picture, int quality = 90) => JpegCodec.Write(picture, quality);

    /// <summary>Encodes a picture as PNG.</summary>
    /// <exception cref="PictureException">It could not be encoded.</exception>
    public static byte[] ToPng(PictureView picture) => PngCodec.Write(picture);

    private static async Task<byte[]> ContentAsync(string path, PictureLimits limits, CancellationToken stop)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new PictureException($"{path} is not there.");
            if (file.Length > limits.MaximumBytes)
            {
                throw new PictureException(
                    $"{path} has {file.Length >> 20} MB; at most {limits.MaximumBytes >> 20} MB are read.");
            }

            return await File.ReadAllBytesAsync(path, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
