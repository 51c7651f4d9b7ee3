// What the box sends is what docs/topics/asyncapi.yaml says: every kind, every field, its type, whether it must be
// there.
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Contracts.Push;
using EdgeAgent.Contracts.Queries;
using EdgeAgent.Contracts.Work;
using EdgeAgent.Insights.Cold;
using EdgeAgent.Insights.Footfall;
using EdgeAgent.Insights.Shelves;
using EdgeAgent.Insights.Tags;
using EdgeAgent.Insights.Vehicles;
using EdgeAgent.VoicePicking.Supervision;
using Xunit;

namespace EdgeAgent.Conventions.Tests;

public sealed class TopicDocumentTests
{
    private const string Schemas = "schemas";

    /// <summary>The uplink adds it to each row of a rollup.</summary>
    private const string Revision = "revision";

    private static readonly EventDataJson Data = EventDataJson.Default;

    /// <summary>The data record of each kind; a new kind without one fails below.</summary>
    private static readonly Dictionary<string, JsonTypeInfo> DataOf = new()
    {
        [EventKinds.TagArrived.Type] = Data.TagArrived,
        [EventKinds.TagMoved.Type] = Data.TagMoved,
        [EventKinds.TagDeparted.Type] = Data.TagDeparted,
        [EventKinds.VehicleArrived.Type] = Data.VehicleArrived,
        [EventKinds.VehicleLeft.Type] = Data.VehicleLeft,
        [EventKinds.PersonCrossed.Type] = Data.PersonCrossed,
        [EventKinds.ZoneLeft.Type] = Data.ZoneVisit,
        [EventKinds.PickStarted.Type] = Data.PickStep,
        [EventKinds.PickLocated.Type] = Data.PickStep,
        [EventKinds.PickChecked.Type] = Data.PickStep,
        [EventKinds.PickConfirmed.Type] = Data.PickStep,
        [EventKinds.PickShort.Type] = Data.PickStep,
        [EventKinds.PickSkipped.Type] = Data.PickStep,
        [EventKinds.PickUndone.Type] = Data.PickStep,
        [EventKinds.PickCompleted.Type] = Data.PickStep,
        [EventKinds.ShiftStarted.Type] = Data.ShiftChanged,
        [EventKinds.ShiftPaused.Type] = Data.ShiftChanged,
        [EventKinds.ShiftResumed.Type] = Data.ShiftChanged,
        [EventKinds.ShiftEnded.Type] = Data.ShiftChanged,
        [EventKinds.WorkRefused.Type] = Data.WorkChanged,
        [EventKinds.WorkReleased.Type] = Data.WorkChanged,
        [EventKinds.WorkWithdrawn.Type] = Data.WorkChanged,
        [EventKinds.ShelfChanged.Type] = Data.ShelfChanged,
        [EventKinds.ShelfLow.Type] = Data.ShelfStock,
        [EventKinds.ShelfEmpty.Type] = Data.ShelfStock,
        [EventKinds.ShelfRefilled.Type] = Data.ShelfStock,
        [EventKinds.ColdWarning.Type] = Data.ColdChanged,
        [EventKinds.ColdBreach.Type] = Data.ColdChanged,
        [EventKinds.ColdRecovered.Type] = Data.ColdChanged,
        [EventKinds.DoorOpened.Type] = Data.DoorChanged,
        [EventKinds.DoorClosed.Type] = Data.DoorChanged,
        [EventKinds.DoorHeld.Type] = Data.DoorChanged,
        [EventKinds.HelpCalled.Type] = Data.HelpChanged,
        [EventKinds.HelpAnswered.Type] = Data.HelpChanged,
        [EventKinds.DeviceLost.Type] = Data.DeviceChanged,
        [EventKinds.DeviceBack.Type] = Data.DeviceChanged,
        [EventKinds.DeviceFailed.Type] = Data.DeviceChanged,
        [EventKinds.BufferDropped.Type] = Data.BufferDropped,
        [EventKinds.StoreQuarantined.Type] = Data.StoreQuarantined,
        [EventKinds.MessageQuarantined.Type] = Data.MessageQuarantined,
        [EventKinds.BoxStarted.Type] = Data.BoxLife,
        [EventKinds.BoxStopping.Type] = Data.BoxLife,
        [EventKinds.ConfigApplied.Type] = Data.ConfigChanged,
        [EventKinds.ConfigRefused.Type] = Data.ConfigChanged,
        [EventKinds.ConfigRolledBack.Type] = Data.ConfigChanged,
        [EventKinds.UpdateApplied.Type] = Data.UpdateChanged,
        [EventKinds.UpdateRefused.Type] = Data.UpdateChanged,
        [EventKinds.UpdateFailed.Type] = Data.UpdateChanged,
    };

    private static readonly Dictionary<string, JsonTypeInfo> Documents = new()
    {
        [nameof(BoxStatus)] = DocumentJson.Default.BoxStatus,
        [nameof(BoxMeta)] = DocumentJson.Default.BoxMeta,
        [nameof(DeviceMeta)] = DocumentJson.Default.DeviceMeta,
        [nameof(MetricMeta)] = DocumentJson.Default.MetricMeta,
        [nameof(HandedOver)] = DocumentJson.Default.HandedOver,
        [nameof(CustodyAck)] = DocumentJson.Default.CustodyAck,
        [nameof(DesiredConfig)] = DocumentJson.Default.DesiredConfig,
        [nameof(ReportedConfig)] = DocumentJson.Default.ReportedConfig,
        [nameof(BoxCommand)] = DocumentJson.Default.BoxCommand,
        [nameof(CommandResult)] = DocumentJson.Default.CommandResult,
        [nameof(ListDocument)] = DocumentJson.Default.ListDocument,
        [nameof(WorkDocument)] = DocumentJson.Default.WorkDocument,
        [nameof(WorkOrderDocument)] = DocumentJson.Default.WorkOrderDocument,
        [nameof(WorkLineDocument)] = DocumentJson.Default.WorkLineDocument,
        [nameof(WorkAnswer)] = DocumentJson.Default.WorkAnswer,
        [nameof(ResultRefusal)] = DocumentJson.Default.ResultRefusal,
        [nameof(QueryRequest)] = DocumentJson.Default.QueryRequest,
        [nameof(QueryChunk)] = DocumentJson.Default.QueryChunk,
        [nameof(PrunedRange)] = DocumentJson.Default.PrunedRange,
        [nameof(QueryError)] = DocumentJson.Default.QueryError,
        [nameof(ZoneStockRow)] = ZoneStockJson.Default.ZoneStockRow,
        [nameof(VehiclesRow)] = VehiclesJson.Default.VehiclesRow,
        [nameof(FootfallRow)] = FootfallJson.Default.FootfallRow,
        [nameof(DwellRow)] = FootfallJson.Default.DwellRow,
        [nameof(PickingRow)] = PickingJson.Default.PickingRow,
        [nameof(ShelfAvailabilityRow)] = ShelfAvailabilityJson.Default.ShelfAvailabilityRow,
        [nameof(TemperatureRow)] = TemperatureJson.Default.TemperatureRow,
    };

    private static readonly string[] Rollups =
    [
        nameof(ZoneStockRow), nameof(VehiclesRow), nameof(FootfallRow), nameof(DwellRow), nameof(PickingRow),
        nameof(ShelfAvailabilityRow), nameof(TemperatureRow),
    ];

    public static TheoryData<string> Records => [.. DataOf.Keys, .. Documents.Keys];

    [Fact]
    public void Every_kind_of_event_has_its_topic_its_message_and_its_schema()
    {
        var types = EventKinds.All.Select(kind => kind.Type).ToArray();
        Assert.Equal(types.Order(), DataOf.Keys.Order());
        Assert.Equal(
            EventKinds.All.Select(kind => kind.TopicLevel),
            TopicDocument.Texts("channels", "events", "parameters", "kind", "enum"));
        Assert.Equal(types, TopicDocument.Keys("channels", "events", "messages"));
        Assert.All(types, type => Assert.Contains(type, TopicDocument.Keys("components", "messages")));
        Assert.All(types, type => Assert.Contains(type, TopicDocument.Keys("components", Schemas)));
    }

    [Fact]
    public void Every_kind_tells_its_priority() => Assert.All(EventKinds.All, kind => Assert.Equal(
        $"Priority {kind.Priority.ToString().ToLowerInvariant()}.",
        TopicDocument.Text("components", "messages", kind.Type, "description")));

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_field_is_documented_with_its_type_and_whether_it_must_be_there(string record)
    {
        var fields = InfoOf(record).Properties;
        Assert.Equal(NamesOf(record), TopicDocument.Keys("components", Schemas, record, "properties"));
        Assert.All(fields, field =>
        {
            var type = TopicDocument.Text("components", Schemas, record, "properties", field.Name, "type");
            Assert.Equal((field.Name, TypeOf(field.PropertyType)), (field.Name, type));
            Assert.EndsWith(
                ".", TopicDocument.Text("components", Schemas, record, "properties", field.Name, "description"));
        });

        // HQ must name the epoch, though the box survives an ack without it.
        var required = fields.Where(field => !IsOptional(field) || record == nameof(CustodyAck)).Select(
            field => field.Name);
        if (Rollups.Contains(record)) required = required.Append(Revision);
        Assert.Equal(required, TopicDocument.Texts("components", Schemas, record, "required"));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_example_is_what_the_code_would_read(string record)
    {
        var examples = TopicDocument.Json(TopicDocument.At("components", Schemas, record, "examples"))!.AsArray();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            var value = JsonSerializer.Deserialize(example!.ToJsonString(), InfoOf(record));
            Assert.NotNull(value);
            Assert.Empty(example.AsObject().Select(field => field.Key).Except(NamesOf(record)));
        }
    }

    [Fact]
    public void The_envelope_has_the_attributes_that_the_box_writes()
    {
        using var writer = new StoreEventBatchWriter(new Topics("retail", "demo", "0042", "box-1"), "k3f9q2");
        var time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var head = new EventHead(
            812, EventKinds.TagDeparted.Type, "dock-reader", time, time, ClockState.Synced, Historical: true);
        Assert.True(writer.TryAdd(head, "{}"u8, 10_000));
        var written = JsonDocument
            .Parse(writer.Finish()).RootElement[0]
            .EnumerateObject()
            .Select(attribute => attribute.Name);
        Assert.Equal(written, TopicDocument.Keys("components", Schemas, "Envelope", "properties"));
    }

    [Fact]
    public void Every_topic_of_the_box_is_a_channel()
    {
        var topics = new Topics("{prefix}", "{tenant}", "{store}", "{box}");
        Assert.Equal(
            [
                topics.Status, topics.Meta, topics.HandedOver, $"{topics.Root}/evt/{{kind}}",
                topics.Rollup("{metric}", "{period}"), topics.Ack,
                topics.DesiredConfig, topics.ReportedConfig, topics.Command("{name}"), topics.CommandResult("{id}"),
                topics.List("{name}"),
                topics.WorkToDo("{name}"), topics.WorkAnswer("{name}"), topics.RefusedResult("{name}"),
                topics.QueryRequests, topics.QueryAnswers("{id}"),
            ],
            TopicDocument.Keys("channels").Select(channel => TopicDocument.Text("channels", channel, "address")));
    }

    [Fact]
    public void Every_kind_of_question_every_refusal_and_every_reason_is_documented()
    {
        Assert.Equal(QueryKinds.All, WordsOf(nameof(QueryRequest), "kind"));
        Assert.Equal(WordsIn(typeof(QueryErrorCodes)), WordsOf(nameof(QueryError), "code"));
        Assert.Equal(WorkStates.All, WordsOf(nameof(WorkAnswer), "state"));
        Assert.Equal(WordsIn(typeof(PruneReasons)), WordsOf(nameof(PrunedRange), "reason"));

        static IReadOnlyList<string> WordsOf(string record, string field) =>
            TopicDocument.Texts("components", Schemas, record, "properties", field, "enum");

        static IEnumerable<string> WordsIn(Type constants) =>
            constants.GetFields().Select(field => (string)field.GetRawConstantValue()!);
    }

    private static IEnumerable<string> NamesOf(string record)
    {
        var names = InfoOf(record).Properties.Select(field => field.Name);
        return Rollups.Contains(record) ? names.Append(Revision) : names;
    }

    private static JsonTypeInfo InfoOf(string record) => DataOf.GetValueOrDefault(record) ?? Documents[record];

    private static bool IsOptional(JsonPropertyInfo field) =>
        field.IsGetNullable || Nullable.GetUnderlyingType(field.PropertyType) is not null;

    private static string TypeOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(DateTimeOffset)) return "string";
        if (type == typeof(bool)) return "boolean";
        if (type == typeof(int) || type == typeof(long)) return "integer";
        if (type == typeof(double)) return "number";
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? "array" : "object";
    }
}
