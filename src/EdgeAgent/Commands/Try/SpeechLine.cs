// One line of `edge-agent try speech` or `try enrol`: a recording in, a JSON object out.
using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeAgent.Models.Speech;

namespace EdgeAgent.Commands.Try;

/// <summary>Turns what was heard into a line of JSON.</summary>
internal static class SpeechLine
{
    private static readonly JsonWriterOptions Readable =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An answer.</summary>
    /// <param name="file">As it was named.</param>
    /// <param name="answer">What was heard; without a text where it was nothing of the grammar.</param>
    /// <param name="took">Time to recognise.</param>
    public static string Of(string file, SpeechAnswer answer, TimeSpan took) => Write(file, json =>
    {
        json.WriteString("text", answer.Text);
        json.WriteNumber("confidence", Math.Round(answer.Confidence, 4));
        json.WriteBoolean("accepted", answer.Accepted);
        json.WriteNumber("ms", Math.Round(took.TotalMilliseconds, 3));
    });

    /// <summary>The verdict on a take.</summary>
    public static string Of(string file, string words, TakeVerdict verdict) => Write(file, json =>
    {
        json.WriteString("words", words);
        json.WriteBoolean("kept", verdict.Kept);
        json.WriteString("quality", JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Quality.ToString()));
        json.WriteString("heard", verdict.Heard);
    });

    /// <summary>A file that is no recording.</summary>
    public static string Bad(string file, string reason) => Write(file, json => json.WriteString("error", reason));

    private static string Write(string file, Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
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
