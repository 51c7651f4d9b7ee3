// Pictures with the plates drawn into them, so that an installer sees what the box sees.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Commands.Try;

/// <summary>Draws plates.</summary>
internal static class PlateDrawing
{
    /// <summary>A reading less sure than this is drawn as doubtful.</summary>
    private const double Sure = 0.5;

    /// <summary>Writes a copy of a picture with outlines and texts.</summary>
    /// <param name="picture">The picture; it is not changed.</param>
    /// <param name="plates">What was seen in it.</param>
    /// <param name="folder">Takes the copy, under the file's own name; it is made where it is missing.</param>
    /// <param name="file">The picture's file.</param>
    /// <param name="stop">Ends the writing.</param>
    /// <exception cref="PictureException">The copy cannot be written.</exception>
    public static async Task WriteAsync(
        Picture picture, IReadOnlyList<SeenPlate> plates, string folder, string file, CancellationToken stop)
    {
        var canvas = new Canvas(picture);
        var size = Math.Max(1, picture.Width / 480);
        foreach (var plate in plates)
        {
            var colour = plate.Reading.Confidence >= Sure ? Colour.Found : Colour.Doubtful;
            canvas.Quadrilateral(plate.Corners, colour);
            var label = $"{plate.Reading.Text} {plate.Reading.Confidence:0.00} {plate.Reading.Region}";
            canvas.Label(new PixelPoint(plate.Box.X, plate.Box.Y - (12 * size)), label, colour, size);
        }

        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new PictureException($"{folder} cannot take pictures: {fault.Message}", fault);
        }

        await PictureFile.WriteAsync(canvas.Picture, Path.Combine(folder, Path.GetFileName(file)), stop);
    }
}
