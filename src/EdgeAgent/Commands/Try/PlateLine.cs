// One line of `edge-agent try plates` or `try plate-crop`: a picture in, a JSON object out.
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeAgent.Models.Plates;

namespace EdgeAgent.Commands.Try;

/// <summary>Turns what was seen in a picture into a line of JSON.</summary>
internal static class PlateLine
{
    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The plates of a picture.</summary>
    /// <param name="file">As it was named.</param>
    /// <param name="plates">What was seen.</param>
    /// <param name="took">Time to find and read.</param>
    public static string Of(string file, IReadOnlyList<SeenPlate> plates, TimeSpan took) => Write(file, json =>
    {
        json.WriteStartArray("plates");
        foreach (var plate in plates)
        {
            json.WriteStartObject();
            WriteReading(json, plate.Reading);
            var box = plate.Box;
            WriteNumbers(json, "box", box.X, box.Y, box.Width, box.Height);
            json.WriteStartArray("corners");
            var corners = plate.Corners;
            foreach (var corner in (ReadOnlySpan<Models.Geometry.PixelPoint>)
                [corners.TopLeft, corners.TopRight, corners.BottomRight, corners.BottomLeft])
                WriteNumbers(json, null, corner.X, corner.Y);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTime(json, took);
    });

    /// <summary>The text of a picture that is one plate.</summary>
    public static string Of(string file, PlateReading reading, TimeSpan took) => Write(file, json =>
    {
        WriteReading(json, reading);
        WriteTime(json, took);
    });

    /// <summary>A file that is no picture.</summary>
    public static string Bad(string file, string reason) => Write(file, json => json.WriteString("error", reason));

    private static void WriteReading(Utf8JsonWriter json, PlateReading reading)
    {
        json.WriteString("text", reading.Text);
        json.WriteNumber("confidence", Math.Round(reading.Confidence, 3));
        json.WriteString("region", reading.Region);
    }

    private static void WriteTime(Utf8JsonWriter json, TimeSpan took) =>
        json.WriteNumber("ms", Math.Round(took.TotalMilliseconds, 3));

    private static void WriteNumbers(Utf8JsonWriter json, string? name, params ReadOnlySpan<float> numbers)
    {
        if (name is null) json.WriteStartArray();
        else json.WriteStartArray(name);
        foreach (var number in numbers) json.WriteNumberValue(Math.Round(number, 1));
        json.WriteEndArray();
    }

    private static string Write(string file, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            members(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
