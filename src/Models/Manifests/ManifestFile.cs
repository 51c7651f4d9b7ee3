// Reads a JSON file strictly into a record, and explains what is wrong with it in the words of the file.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EdgeAgent.Models.Manifests;

/// <summary>Reads manifests of any kind.</summary>
internal static class ManifestFile
{
    private const long LargestFile = 1 << 20;

    private static readonly JsonDocumentOptions Leniency =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="type">What it is to become; its context decides how keys are written.</param>
    /// <exception cref="ManifestException">It is missing, no JSON, or of another form; all faults are
    /// named.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) throw new ManifestException($"The manifest {path} is not there.");
            if (file.Length > LargestFile)
                throw new ManifestException($"{path} has {file.Length >> 20} MB: that is no manifest.");
            return Parse(File.ReadAllBytes(path), path, type);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ManifestException($"The manifest {path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Reads what is in memory.</summary>
    /// <param name="content">The content of the file, UTF-8.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="type">What it is to become.</param>
    /// <exception cref="ManifestException">It is no JSON, or not of this form; all faults are named.</exception>
    public static T Parse<T>(ReadOnlyMemory<byte> content, string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(content, Leniency);
            var faults = new List<string>();
            ManifestForm.Compare(document.RootElement, type, "", faults);
            if (faults.Count > 0) throw new ManifestException($"{name}: {string.Join(' ', faults)}");
            return document.Deserialize(type) ?? throw new ManifestException($"{name} says nothing.");
        }
        catch (JsonException error)
        {
            throw new ManifestException($"{name} is no JSON that can be read: {error.Message}", error);
        }
    }
}
