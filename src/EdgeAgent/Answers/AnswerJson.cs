// JSON of documents that only answers hold, generated at build time.
using System.Text.Json.Serialization;

namespace EdgeAgent.Answers;

/// <summary>Serializers: camelCase.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ConfigInForce))]
internal sealed partial class AnswerJson : JsonSerializerContext;
