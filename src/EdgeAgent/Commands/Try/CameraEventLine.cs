// One line of `edge-agent try camera-event`: a report as a flat JSON object. Values stand as the camera sent them;
// what the box makes of them stands beside (confidenceShare, plateNormalised, timeUtc, heading).
using System.Text.Json.Nodes;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Commands.Try;

/// <summary>Turns reports into JSON.</summary>
internal static class CameraEventLine
{
    /// <summary>The object of one report.</summary>
    /// <param name="file">The input's name.</param>
    /// <param name="vendor">Whose format it is.</param>
    /// <param name="report">What was read.</param>
    public static JsonObject Of(string file, string vendor, CameraReport report)
    {
        var line = new JsonObject { ["file"] = file, ["kind"] = report.Kind, ["vendor"] = vendor };
        if (report.Kind == ReportKinds.Other)
            line["reason"] =
                $"'{report.EventType ?? "an event without a type"}' is neither a vehicle, a count nor a zone.";
        Add(line, "event_type", report.EventType);
        Add(line, "event_id", report.EventId);
        WriteTime(line, report.Time);
        WriteVehicle(line, report.Vehicle);
        WriteCounts(line, report.Counts, report.Time);
        WriteSignal(line, report.Signal);
        Add(line, "active", report.Active);
        if (report.Initial) line["initial"] = true;
        if (report.Resent) line["resent"] = true;
        line["pictures"] = report.Pictures;
        Add(line, "channel", report.Source.Channel);
        Add(line, "camera", report.Source.Name);
        Add(line, "serial", report.Source.Serial);
        Add(line, "mac", report.Source.Mac);
        Add(line, "address", report.Source.Address);
        foreach (var detail in report.Details) Add(line, detail.Name, detail.Value?.DeepClone());
        return line;
    }

    private static void WriteTime(JsonObject line, DeviceTime time)
    {
        Add(line, "time", time.Raw ?? Text(time.Utc));
        Add(line, "timeUtc", Text(time.Utc));
        Add(line, "time_ms", time.Milliseconds);
    }

    private static void WriteVehicle(JsonObject line, VehicleReading? vehicle)
    {
        line["plate"] = vehicle?.Plate;
        if (vehicle is null) return;
        Add(line, "plateNormalised", PlateText.Normalise(vehicle.Plate));
        Add(line, "confidence", vehicle.Confidence);
        Add(line, "confidenceShare", vehicle.ConfidenceShare);
        Add(line, "direction", vehicle.Direction);
        Add(line, "heading", vehicle.Heading?.ToString().ToLowerInvariant());
        Add(line, "state", vehicle.State);
        line["passage"] = vehicle.Passage.ToString().ToLowerInvariant();
        Add(line, "car", vehicle.Car);
        Add(line, "lane", vehicle.Lane);
        Add(line, "country", vehicle.Country);
        Add(line, "region", vehicle.Region);
        Add(line, "brand", vehicle.Make);
        Add(line, "model", vehicle.Model);
        Add(line, "color", vehicle.Color);
        Add(line, "category", vehicle.Category);
        Add(line, "list", vehicle.List);
    }

    private static void WriteCounts(JsonObject line, IReadOnlyList<CountReading> counts, DeviceTime time)
    {
        if (counts.Count == 0) return;
        if (counts is [{ Historical: false } only])
        {
            Add(line, "enter", only.In);
            Add(line, "exit", only.Out);
            Add(line, "inside", only.Inside);
            Add(line, "line", only.Line);
            Add(line, "start", only.From.Raw ?? Text(only.From.Utc));
            if (only.Meaning == CountMeaning.Period) Add(line, "end", time.Raw ?? Text(time.Utc));
            line["cumulative"] = only.Meaning == CountMeaning.RunningTotal;
        }

        line["counts"] = new JsonArray([.. counts.Select(JsonNode (count) => Count(count))]);
    }

    private static JsonObject Count(CountReading count)
    {
        var json = new JsonObject();
        Add(json, "line", count.Line);
        json["meaning"] = count.Meaning switch
        {
            CountMeaning.Period => "period",
            CountMeaning.RunningTotal => "running-total",
            _ => "presence",
        };
        Add(json, "in", count.In);
        Add(json, "out", count.Out);
        Add(json, "inside", count.Inside);
        Add(json, "startUtc", Text(count.From.Utc));
        Add(json, "timeUtc", Text(count.At?.Utc));
        if (count.Historical) json["historical"] = true;
        return json;
    }

    private static void WriteSignal(JsonObject line, SignalReading? signal)
    {
        if (signal is null) return;
        Add(line, "topic", signal.Topic);
        Add(line, "cls", signal.ObjectClass);
        Add(line, "object", signal.ObjectId);
        Add(line, "rule", signal.Rule);
        Add(line, "region", signal.Region);
        Add(line, "target", signal.Target);
        Add(line, "direction", signal.Direction);
        Add(line, "value", signal.Value);
        Add(line, "threshold", signal.Threshold);
        Add(line, "severity", signal.Severity);
    }

    private static string? Text(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString(
            "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);

    // The first word on a name stands: a detail never hides a member.
    private static void Add(JsonObject line, string name, JsonNode? value)
    {
        if (value is not null) line.TryAdd(name, value);
    }
}
