// Prints events: a line for people, or a JSON object for programs. Personal data is withheld unless it is asked for.
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;

namespace EdgeAgent.Commands;

/// <summary>Prints the events of one kind, or all.</summary>
internal sealed class EventPrinter(TextWriter output, bool json, string? kind, bool reveal)
{
    private const string Withheld = "(personal: --reveal shows it)";

    /// <summary>Prints an event that is of the kind.</summary>
    public void Print(StoredEvent stored)
    {
        if (kind is not null && !stored.Kind.Type.Contains(kind, StringComparison.OrdinalIgnoreCase)) return;
        output.WriteLine(json ? Json(stored) : Line(stored));
    }

    private string Line(StoredEvent stored)
    {
        var time = stored.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return $"{stored.Sequence,8}  {time}{Mark(stored)} {stored.Kind.Type,-28} {stored.Device,-16} {Data(stored)}";
    }

    private static char Mark(StoredEvent stored) => stored.Clock == ClockState.Estimated ? '~' : ' ';

    private string Data(StoredEvent stored) =>
        stored.Kind.Personal && !reveal ? Withheld : Encoding.UTF8.GetString(stored.Data.Span);

    private string Json(StoredEvent stored)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("sequence", stored.Sequence);
            writer.WriteString("type", stored.Kind.Type);
            writer.WriteString("device", stored.Device);
            writer.WriteString("time", stored.Time);
            writer.WriteString("clock", stored.Clock == ClockState.Estimated ? "estimated" : "synced");
            writer.WriteString("recordedtime", stored.RecordedTime);
            writer.WritePropertyName("data");
            if (stored.Kind.Personal && !reveal) writer.WriteStringValue(Withheld);
            else writer.WriteRawValue(stored.Data.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
