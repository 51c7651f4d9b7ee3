// The retained documents of a simulated box: status, will, catalogue, health.
using System.Buffers;
using System.Text.Json;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Custody;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Contracts.Life;
using EdgeAgent.Headquarters.Brokers;

namespace EdgeAgent.Headquarters.Simulation;

/// <summary>The documents of one connection of a box.</summary>
internal sealed class BoxDocuments(SimulatedBox box, SimulatedClock clock, string connection)
{
    private long _beat;

    /// <summary>What the broker publishes when the box is gone.</summary>
    public BrokerMessage Will => Status(Blank("offline"));

    /// <summary>The status with the figures of this moment.</summary>
    public BrokerMessage Now(string state)
    {
        var (settled, last) = (box.Events.Settled, box.Events.Last);
        return Status(Blank(state) with
        {
            Beat = ++_beat,
            QueueDepth = last - settled,
            OldestUnsentS = 0,
            LastSequence = last,
            HandedOver = new HandedOver(box.Epoch, settled, settled, settled),
            SettledUpTo = settled,
        });
    }

    /// <summary>The catalogue.</summary>
    public BrokerMessage Meta()
    {
        var meta = new BoxMeta(
            SimulatedBox.Version,
            [.. SimulatedKinds.Devices.Select(device => new DeviceMeta(device, "simulated"))],
            SimulatedKinds.Types,
            [
                new MetricMeta(
                    FootfallRows.Metric,
                    box.Footfall.Period,
                    new Dictionary<string, string> { ["in"] = "1", ["out"] = "1", ["occupancyEnd"] = "1" }),
            ]);
        return new BrokerMessage(
            box.Topics.Meta, JsonSerializer.SerializeToUtf8Bytes(meta, DocumentJson.Default.BoxMeta), Retain: true);
    }

    /// <summary>Rows of the footfall rollup, those not sent yet.</summary>
    public BrokerMessage Rollups(DateTimeOffset from, DateTimeOffset to) => Rows(
        box.Footfall.Period, FootfallRows.Metric, json =>
        {
            for (var start = from; start < to; start += box.Footfall.Length) box.Footfall.Write(json, start);
        });

    /// <summary>The health of the minute that is over.</summary>
    public BrokerMessage Health() => Rows("1m", "box-health", json =>
    {
        var minute = TimeSpan.TicksPerMinute;
        var end = clock.Now.UtcTicks / minute * minute;
        json.WriteStartObject();
        json.WriteString("tenant"u8, box.Topics.Tenant);
        json.WriteString("store"u8, box.Topics.Store);
        json.WriteString("box"u8, box.Topics.Box);
        json.WriteString("metric"u8, "box-health"u8);
        json.WriteString("start"u8, new DateTime(end - minute, DateTimeKind.Utc));
        json.WriteString("end"u8, new DateTime(end, DateTimeKind.Utc));
        json.WriteNumber("complete"u8, 1);
        json.WriteNumber("cpuShare"u8, Math.Round(0.1 + (Draw.Share(box.Seed, (ulong)end) / 4), 3));
        json.WriteNumber("rssMb"u8, 90 + Draw.Number(box.Seed, (ulong)end, 30));
        json.WriteNumber("diskFreeMb"u8, 20_000);
        json.WriteNumber("bufferEvents"u8, box.Events.Last - box.Events.Settled);
        json.WriteNumber("devicesUp"u8, SimulatedKinds.Devices.Count);
        json.WriteNumber("devicesDown"u8, 0);
        json.WriteNumber("revision"u8, 1);
        json.WriteEndObject();
    });

    private BrokerMessage Rows(string period, string metric, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        write(json);
        json.WriteEndArray();
        json.Flush();
        return new BrokerMessage(box.Topics.Rollup(metric, period), buffer.WrittenMemory, Retain: true);
    }

    private BrokerMessage Status(BoxStatus status) => new(
        box.Topics.Status, JsonSerializer.SerializeToUtf8Bytes(status, DocumentJson.Default.BoxStatus), Retain: true);

    private BoxStatus Blank(string state) => new()
    {
        State = state,
        Connection = connection,
        Time = clock.Real + box.ClockError,
        Version = SimulatedBox.Version,
        BootId = box.Epoch,
        ConfigHash = "simulated",
        Clock = box.Clock == ClockState.Synced ? "synced" : "estimated",
    };
}
