// JSON of the documents that box and HQ exchange, generated at build time: no reflection.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Enrolment;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Contracts.Work;

namespace EdgeAgent.Contracts;

/// <summary>Serializers of the retained documents: camelCase, nulls left out, unknown fields passed over.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(BoxStatus))]
[JsonSerializable(typeof(BoxMeta))]
[JsonSerializable(typeof(CustodyAck))]
[JsonSerializable(typeof(HandedOver))]
[JsonSerializable(typeof(QueryRequest))]
[JsonSerializable(typeof(QueryChunk))]
[JsonSerializable(typeof(DesiredConfig))]
[JsonSerializable(typeof(ReportedConfig))]
[JsonSerializable(typeof(BoxCommand))]
[JsonSerializable(typeof(CommandResult))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(WorkDocument))]
[JsonSerializable(typeof(WorkAnswer))]
[JsonSerializable(typeof(ResultRefusal))]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(EnrolmentAnswer))]
[JsonSerializable(typeof(EnrolmentRefusal))]
public sealed partial class DocumentJson : JsonSerializerContext;
