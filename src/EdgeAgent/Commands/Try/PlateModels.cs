// The plate models for a `try` command, loaded once for all its pictures.
using EdgeAgent.Models.OnnxRuntime;
using EdgeAgent.Models.Pictures;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Commands.Try;

/// <summary>The inference library with the plate models in it.</summary>
internal sealed class PlateModels : IDisposable
{
    private readonly OnnxLibrary _library;
    private readonly HashSet<(int Width, int Height)> _sizes = [];

    private PlateModels(OnnxLibrary library) =>
        (_library, Recognizer) = (library, PlateRecognizer.Load(library));

    /// <summary>The pipeline.</summary>
    public PlateRecognizer Recognizer { get; }

    /// <summary>Loads the models that travel with the program.</summary>
    /// <param name="region">The region that was asked for; null where none was.</param>
    /// <param name="error">Takes a sentence for what is wrong.</param>
    /// <returns>Null where something is wrong.</returns>
    public static PlateModels? Load(string? region, TextWriter error)
    {
        OnnxLibrary? library = null;
        try
        {
            library = OnnxLibrary.Load();
            var models = new PlateModels(library);
            if (region is null || models.Recognizer.Regions.Contains(region)) return models;
            error.WriteLine(
                $"--region '{region}' is not known; known are {string.Join(", ", models.Recognizer.Regions)}.");
            models.Dispose();
            return null;
        }
        catch (Exception fault) when (fault is OnnxException or InvalidDataException)
        {
            library?.Dispose();
            error.WriteLine(fault.Message);
            return null;
        }
    }

    /// <summary>
    /// Makes the models ready for pictures of a size, as a camera's first frame does: times that are taken afterwards
    /// are those of a running box.
    /// </summary>
    public void Prepare(Picture picture, PlateOptions options)
    {
        if (_sizes.Add((picture.Width, picture.Height))) Recognizer.Recognise(picture, options);
    }

    /// <summary>The same for plates that are cut out already.</summary>
    public void Prepare(Picture crop, string? region)
    {
        if (_sizes.Count == 0 && _sizes.Add((crop.Width, crop.Height))) Recognizer.ReadCrop(crop, region);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Recognizer.Dispose();
        _library.Dispose();
    }
}
