// Reads the manifests of the plate models.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Models.Plates.Finding;
using EdgeAgent.Models.Plates.Reading;

namespace EdgeAgent.Models.Plates;

/// <summary>The manifests' form, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower)]
[JsonSerializable(typeof(DetectorManifest))]
[JsonSerializable(typeof(ReaderManifest))]
internal sealed partial class PlateManifests : JsonSerializerContext
{
    /// <summary>Reads the detector's manifest.</summary>
    /// <exception cref="InvalidDataException">It is missing or wrong; the message says what.</exception>
    public static DetectorManifest Detector(string path)
    {
        var manifest = Read(path, Default.DetectorManifest);
        if (manifest.Head != "plate-corners")
            throw new InvalidDataException($"{path}: the head '{manifest.Head}' is not known; only plate-corners is.");
        return manifest is { Stride: > 0, Scales.Count: > 0, Threshold: > 0 and < 1 } ? manifest
            : throw new InvalidDataException($"{path}: stride, scales and threshold have to be above 0.");
    }

    /// <summary>Reads the reader's manifest.</summary>
    /// <exception cref="InvalidDataException">It is missing or wrong; the message says what.</exception>
    public static ReaderManifest Reader(string path)
    {
        var manifest = Read(path, Default.ReaderManifest);
        if (manifest.Head != "ctc")
            throw new InvalidDataException($"{path}: the head '{manifest.Head}' is not known; only ctc is.");
        if (manifest.Classes.Count < 2 || manifest.Classes[0].Length > 0 || manifest.Classes.Skip(1).Any(it =>
            it.Length != 1))
            throw new InvalidDataException($"{path}: classes begin with the blank \"\", then one character each.");
        return manifest;
    }

    private static T Read<T>(string path, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), type)
                ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw new InvalidDataException($"{path} is no manifest of a plate model: {e.Message}", e);
        }
    }
}
