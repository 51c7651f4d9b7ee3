// The form of manifests as JSON, worked out when the program is built: no reflection.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeAgent.Models.Manifests;

/// <summary>Reads manifests strictly: kebab-case, no unknown keys, enums by their words only.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
