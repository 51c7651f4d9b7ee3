// The result of `try footfall` as a line of JSON.
using System.Buffers;
using System.Text;
using System.Text.Json;
using EdgeAgent.Models.Footfall.Lines;

namespace EdgeAgent.Commands.Try;

/// <summary>Writes the result.</summary>
internal static class FootfallLine
{
    /// <summary>The JSON object.</summary>
    public static string Of(FootfallResult result)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("lines");
            for (var line = 0; line < result.Call.Lines.Count; line++)
                WriteLine(json, [.. result.Crossings.Where(it => it.Line == line)]);
            json.WriteEndArray();
            if (result.Call.Zones.Count > 0) WriteZones(json, result);
            json.WriteNumber("frames", result.Frames);
            json.WriteNumber("fps", Math.Round(result.WorkRate, 1));
            json.WriteNumber("videoFps", Math.Round(result.VideoRate, 3));
            json.WriteBoolean("complete", result.Complete);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteLine(Utf8JsonWriter json, LineCrossing[] crossings)
    {
        json.WriteStartObject();
        json.WriteNumber("in", crossings.Count(it => it.Direction == Direction.In));
        json.WriteNumber("out", crossings.Count(it => it.Direction == Direction.Out));
        json.WriteStartArray("events");
        foreach (var crossing in crossings)
        {
            json.WriteStartObject();
            json.WriteNumber("frame", crossing.Frame);
            json.WriteString("direction", crossing.Direction == Direction.In ? "in" : "out");
            json.WriteNumber("track", crossing.Track);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteZones(Utf8JsonWriter json, FootfallResult result)
    {
        json.WriteStartArray("zones");
        for (var zone = 0; zone < result.Call.Zones.Count; zone++)
        {
            json.WriteStartObject();
            json.WriteStartArray("dwellSeconds");
            foreach (var visit in result.Visits.Where(it => it.Zone == zone))
                json.WriteNumberValue(Math.Round(visit.Dwell.TotalSeconds, 1));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
