// JSON of the snapshot, generated at build time: for the page and for `edge-agent devices`.
using System.Text.Json.Serialization;

namespace EdgeAgent.Web;

/// <summary>
/// Serializers of the snapshot: camelCase, enums in words, nulls written, so that what is written can be read back.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AgentStatus))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(IReadOnlyList<EdgeAgent.Hosting.DeviceHealth>))]
internal sealed partial class AgentStatusJson : JsonSerializerContext;
