// Milesight people counters over LoRaWAN: which model it is, and what its values mean as counts.
using System.Text.Json.Nodes;
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>Reads uplinks.</summary>
/// <param name="model">The model; null tries them all and takes the one that leaves the fewest bytes unread.</param>
public sealed class MilesightFormat(MilesightModel? model = null) : ICameraFormat
{
    /// <inheritdoc/>
    public string Vendor => "milesight";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        if (message.Body.IsEmpty) throw new MessageFault("The body is empty.");
        var (bytes, wrapping) = UplinkPayload.Unwrap(message.Body.Span);
        var (uplink, found) = Best(bytes);
        if (uplink.Values.Count == 0 && uplink.History.Count == 0)
            throw new MessageFault("The payload starts with a channel that no known Milesight people counter has.");
        var device = wrapping?.SaidAnywhere("devEUI") ?? wrapping?.SaidAnywhere("dev_eui");
        return
        [
            new CameraReport(ReportKinds.Count)
            {
                Time = DeviceTime.OfSeconds(uplink.Integer("timestamp")),
                Source = new ReportSource
                {
                    Serial = (uplink.Values.GetValueOrDefault("sn") as JsonValue)?.GetValue<string>() ?? device,
                    Name = wrapping?.SaidAnywhere("deviceName") ?? wrapping?.SaidAnywhere("device_id"),
                },
                EventType = found.ToString().ToLowerInvariant(),
                Counts = UplinkCounts.Of(uplink),
                Details = Details(uplink),
            },
        ];
    }

    private (Uplink Uplink, MilesightModel Model) Best(byte[] bytes) =>
        (model is { } known ? [known] : Enum.GetValues<MilesightModel>())
            .Select(tried => (Uplink: Uplink.Read(bytes, tried), tried))
            .MinBy(result => result.Uplink.UnreadBytes);

    private static IReadOnlyList<ReportDetail> Details(Uplink uplink)
    {
        var details = new DetailList();
        foreach (var (name, value) in uplink.Values) details.Json(name, value);
        if (uplink.History.Count > 0)
            details.Json("history", new JsonArray([.. uplink.History.Select(JsonNode (record) => Json(record))]));
        if (uplink.UnreadBytes > 0) details.Number("unread_bytes", uplink.UnreadBytes);
        return details.All;
    }

    private static JsonObject Json(HistoryRecord record)
    {
        var json = new JsonObject { ["period_in"] = record.PeriodIn, ["period_out"] = record.PeriodOut };
        if (record.TotalIn is { } totalIn) json["total_in"] = totalIn;
        if (record.TotalOut is { } totalOut) json["total_out"] = totalOut;
        json["timestamp"] = record.Timestamp;
        return json;
    }
}
