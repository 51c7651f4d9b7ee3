// JSON of values that are passed on as they came.
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeAgent.Headquarters.Collecting;

[JsonSerializable(typeof(JsonElement))]
internal sealed partial class JsonElementJson : JsonSerializerContext;
