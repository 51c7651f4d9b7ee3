// How much of a picture is wanted, and how much is too much.
namespace EdgeAgent.Models.Pictures;

/// <summary>Bounds that are checked against the file's header, before memory is taken for the picture.</summary>
/// <param name="MaximumPixels">Width times height beyond which a picture is refused; 40 megapixels by default.</param>
/// <param name="MaximumBytes">Size of a file beyond which it is not read; 64 MiB by default.</param>
/// <param name="EnoughWidth">
/// A width in pixels that suffices: a JPEG is decoded at 1/2, 1/4 or 1/8 of its size as long as it stays at least so
/// wide. Null decodes at full size.
/// </param>
public sealed record PictureLimits(
    long MaximumPixels = 40_000_000, long MaximumBytes = 64L << 20, int? EnoughWidth = null)
{
    /// <summary>Refuses what is larger than the bound.</summary>
    /// <exception cref="PictureException">It has too many pixels, or none.</exception>
    internal void Check(string name, long width, long height)
    {
        if (width < 1 || height < 1) throw new PictureException($"{name} has no pixels ({width} x {height}).");
        if (width * height > MaximumPixels)
        {
            throw new PictureException(
                $"{name} is {width} x {height} pixels, {width * height / 1e6:0.#} megapixels; "
                + $"at most {MaximumPixels / 1e6:0.#} are read.");
        }
    }
}
