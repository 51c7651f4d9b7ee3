// The kinds of events that simulated boxes make, how often, and what their data say.
using System.Globalization;
using System.Text.Json;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.Headquarters.Simulation;

internal static class SimulatedKinds
{
    public const int Started = 0;
    public const int VehicleArrived = 1;
    public const int VehicleLeft = 2;

    private static readonly string[] Zones = ["dock", "backroom", "floor/women", "floor/men", "fitting-room", "exit"];
    private static readonly string[] Slots = ["A1-1", "A1-2", "A2-1", "A3-2", "B1-4", "B2-1", "C1-1", "C4-3"];

    private static readonly (EventKind Kind, string Device, int Weight)[] All =
    [
        (EventKinds.BoxStarted, "box", 0),
        (EventKinds.VehicleArrived, "car-park", 12),
        (EventKinds.VehicleLeft, "car-park", 0),
        (EventKinds.TagArrived, "ceiling-reader", 30),
        (EventKinds.TagMoved, "ceiling-reader", 15),
        (EventKinds.TagDeparted, "exit-reader", 10),
        (EventKinds.PickConfirmed, "headset-1", 25),
        (new EventKind("retail.shelf.low.v1", Priority.Urgent), "shelf-scale", 5),
        (new EventKind("retail.shelf.empty.v1", Priority.Urgent), "shelf-scale", 3),
    ];

    private static readonly int Weights = All.Sum(one => one.Weight);

    /// <summary>The kind of a number.</summary>
    public static EventKind Kind(int number) => All[number].Kind;

    /// <summary>The device that makes it.</summary>
    public static string Device(int number) => All[number].Device;

    /// <summary>The types with version that a box says it can make.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. All.Select(one => one.Kind.Type)];

    /// <summary>The devices.</summary>
    public static IReadOnlyList<string> Devices { get; } = [.. All.Select(one => one.Device).Distinct()];

    /// <summary>A kind, each as often as it happens in a shop.</summary>
    public static int Choose(ulong seed, ulong index)
    {
        var point = Draw.Number(seed, index, Weights);
        var number = 0;
        while (point >= All[number].Weight) point -= All[number++].Weight;
        return number;
    }

    /// <summary>Writes an event's data object; the same for the same place.</summary>
    public static void WriteData(Utf8JsonWriter json, ulong seed, in SimulatedEvent one)
    {
        var draw = Draw.Bits(seed, (ulong)one.Sequence);
        var share = Math.Round(Draw.Share(draw, 1), 2);
        json.WriteStartObject();
        switch (one.Kind)
        {
            case Started:
                json.WriteString("version"u8, SimulatedBox.Version);
                json.WriteString("bootId"u8, Hex(draw));
                json.WriteString("cause"u8, one.Detail == 0 ? "first"u8 : "crash"u8);
                json.WriteString("clock"u8, "synced"u8);
                break;
            case VehicleArrived:
                json.WriteString("visit"u8, Visit(one.Sequence));
                if (draw % 3 == 0) json.WriteString("member"u8, string.Create(default, $"m{draw % 100_000}"));
                else json.WriteString("plateKey"u8, Key(draw));
                if (draw % 3 == 0) json.WriteString("list"u8, "member"u8);
                json.WriteNumber("confidence"u8, Math.Round(0.8 + (share / 5), 2));
                json.WriteString("source"u8, "box"u8);
                json.WriteString("zone"u8, "car-park"u8);
                json.WriteNumber("lane"u8, 1 + (int)(draw % 2));
                break;
            case VehicleLeft:
                json.WriteString("visit"u8, Visit(one.Detail));
                json.WriteNumber("dwellS"u8, 600 + Draw.Number(draw, 2, 3000));
                json.WriteString("ended"u8, "exit"u8);
                break;
            default:
                WriteShop(json, All[one.Kind].Kind.Type, draw, share, one.Time);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteShop(Utf8JsonWriter json, string type, ulong draw, double share, long ticks)
    {
        var zone = Zones[draw % (ulong)Zones.Length];
        if (type.StartsWith("retail.tag.", StringComparison.Ordinal))
        {
            // SGTIN-96 (GS1 EPC Tag Data Standard): header 0x30, the rest drawn.
            json.WriteString("epc"u8, "30" + draw.ToString("X16", CultureInfo.InvariantCulture) + "00002A");
            var serial = draw % 1_000_000;
            json.WriteString(
                "uri"u8, string.Create(default, $"urn:epc:id:sgtin:4012345.{serial % 100_000:000000}.{serial}"));
        }

        switch (type)
        {
            case "retail.tag.arrived.v1":
                json.WriteString("zone"u8, zone);
                json.WriteNumber("rssiDbm"u8, Math.Round(-70 + (share * 30), 1));
                json.WriteNumber("antenna"u8, 1 + (int)(draw % 4));
                json.WriteNumber("reads"u8, 3 + (int)(draw % 9));
                json.WriteString("firstSeen"u8, new DateTime(ticks, DateTimeKind.Utc).AddSeconds(-2));
                break;
            case "retail.tag.moved.v1":
                json.WriteString("from"u8, Zones[(draw + 1) % (ulong)Zones.Length]);
                json.WriteString("to"u8, zone);
                json.WriteNumber("confidence"u8, Math.Round(0.5 + (share / 2), 2));
                break;
            case "retail.tag.departed.v1":
                json.WriteString("zone"u8, "exit"u8);
                json.WriteString("lastSeen"u8, new DateTime(ticks, DateTimeKind.Utc));
                json.WriteNumber("dwellS"u8, Draw.Number(draw, 3, 86_400));
                break;
            case "retail.pick.confirmed.v1":
                json.WriteString("assignment"u8, string.Create(default, $"a{draw % 1000}"));
                json.WriteString("operator"u8, string.Create(default, $"op-{draw % 6}"));
                json.WriteString("kind"u8, "pick"u8);
                json.WriteNumber("version"u8, 1);
                json.WriteString("line"u8, string.Create(default, $"{1 + (draw % 40)}"));
                json.WriteString("slot"u8, Slots[draw % (ulong)Slots.Length]);
                json.WriteString("outcome"u8, Hex(draw));
                json.WriteNumber("asked"u8, 1 + (int)(draw % 5));
                json.WriteNumber("picked"u8, 1 + (int)(draw % 5));
                json.WriteNumber("durationS"u8, 8 + Draw.Number(draw, 4, 30));
                break;
            default:
                json.WriteString("slot"u8, Slots[draw % (ulong)Slots.Length]);
                json.WriteNumber("count"u8, type.Contains("empty", StringComparison.Ordinal) ? 0 : 1 + (int)(draw % 3));
                json.WriteNumber("threshold"u8, 4);
                json.WriteNumber("sinceS"u8, 60 + Draw.Number(draw, 5, 600));
                break;
        }
    }

    private static string Visit(long sequence) => string.Create(CultureInfo.InvariantCulture, $"v{sequence}");

    // Some thousands of cars, each with a key that looks like an HMAC.
    private static string Key(ulong draw)
    {
        var car = draw % 5000;
        return Hex(Draw.Bits(car, 0)) + Hex(Draw.Bits(car, 1));
    }

    private static string Hex(ulong bits) => bits.ToString("x16", CultureInfo.InvariantCulture);
}
