// What is known of a half-loaded bundle: whose bytes they are, and how many of them are surely on disk. After a power
// cut the file may be longer than what was written to it.
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Steering;

namespace EdgeAgent.Appliance.Updates.Download;

/// <summary>Beside the half-loaded bundle, in a file with its own hash.</summary>
/// <param name="Url">Where it comes from.</param>
/// <param name="Validator">What names this very content at the server: a strong ETag, or the time of its last change;
/// null
/// for neither.</param>
/// <param name="Total">Its length; null where the server did not say.</param>
/// <param name="Synced">Bytes on disk.</param>
internal sealed record PartRecord(string Url, string? Validator, long? Total, long Synced)
{
    /// <summary>Reads it; null where there is none, or it is damaged: the bundle is then loaded from its
    /// start.</summary>
    public static PartRecord? Read(string path)
    {
        if (CheckedFile.Read(path).Content is not { } content) return null;
        try
        {
            return JsonSerializer.Deserialize(content, DownloadJson.Default.PartRecord);
        }
        catch (JsonException)
        {
            return null; // written by a version with other fields
        }
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Write(string path) =>
        CheckedFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, DownloadJson.Default.PartRecord));
}

/// <summary>JSON of the record, generated at build time.</summary>
[JsonSerializable(typeof(PartRecord))]
internal sealed partial class DownloadJson : JsonSerializerContext;
