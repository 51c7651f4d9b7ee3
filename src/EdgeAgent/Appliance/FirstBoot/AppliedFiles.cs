// Which of the card's files are in force, by their digests: a card that has not changed changes nothing.
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeAgent.Appliance.Files;

namespace EdgeAgent.Appliance.FirstBoot;

/// <summary>Digests of the card's files in force.</summary>
internal sealed record AppliedFiles
{
    /// <summary>SHA-256 of <c>store.yaml</c>, plain text, hex; empty where none was applied.</summary>
    public string Store { get; init; } = "";

    /// <summary>SHA-256 of <c>network.yaml</c>; empty where none was applied.</summary>
    public string Network { get; init; } = "";

    /// <summary>Digest of a file's content.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Reads the record; where it is missing or broken all files count as new, which is harmless.</summary>
    public static AppliedFiles Read(string file)
    {
        try
        {
            return (File.Exists(file)
                ? JsonSerializer.Deserialize(File.ReadAllBytes(file), AppliedJson.Default.AppliedFiles)
                : null) ?? new AppliedFiles();
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return new AppliedFiles(); // Applied once more, with the same outcome.
        }
    }

    /// <summary>Keeps the record.</summary>
    public void Write(string file, DurableFiles files) => files.ReplaceWhereNew(
        file, JsonSerializer.SerializeToUtf8Bytes(this, AppliedJson.Default.AppliedFiles), DurableFiles.Public);
}

/// <summary>JSON of the record, generated at build time.</summary>
[JsonSerializable(typeof(AppliedFiles))]
internal sealed partial class AppliedJson : JsonSerializerContext;
