// JSON of the event data, generated at build time: no reflection.
using System.Text.Json.Serialization;

namespace EdgeAgent.Contracts.Events;

/// <summary>Serializers of every data record in the catalogue: camelCase, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(TagArrived))]
[JsonSerializable(typeof(TagMoved))]
[JsonSerializable(typeof(TagDeparted))]
[JsonSerializable(typeof(VehicleArrived))]
[JsonSerializable(typeof(VehicleLeft))]
[JsonSerializable(typeof(PersonCrossed))]
[JsonSerializable(typeof(ZoneVisit))]
[JsonSerializable(typeof(PickStep))]
[JsonSerializable(typeof(ShiftChanged))]
[JsonSerializable(typeof(WorkChanged))]
[JsonSerializable(typeof(ShelfChanged))]
[JsonSerializable(typeof(ShelfStock))]
[JsonSerializable(typeof(ColdChanged))]
[JsonSerializable(typeof(DoorChanged))]
[JsonSerializable(typeof(HelpChanged))]
[JsonSerializable(typeof(DeviceChanged))]
[JsonSerializable(typeof(BufferDropped))]
[JsonSerializable(typeof(StoreQuarantined))]
[JsonSerializable(typeof(MessageQuarantined))]
[JsonSerializable(typeof(BoxLife))]
[JsonSerializable(typeof(ConfigChanged))]
[JsonSerializable(typeof(UpdateChanged))]
public sealed partial class EventDataJson : JsonSerializerContext;
