// `edge-agent buffer`: how full the outbox is, also while the agent runs or after it was stopped.
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeAgent.Outbox;
using Spectre.Console;

namespace EdgeAgent.Commands;

/// <summary>The command <c>buffer</c>.</summary>
internal static class BufferCommand
{
    /// <summary>Builds the command.</summary>
    /// <param name="stateFolderOf">
    /// The state folder that a config file names (null: the standard file); null where it has faults.
    /// </param>
    public static Command Build(Func<string?, string?> stateFolderOf)
    {
        var folder = new StateFolderOptions(stateFolderOf);
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("buffer", "Shows how full the outbox is.") { folder.State, folder.Config, json };
        command.SetAction(parsed => folder.Find(parsed) is { } state ? Show(state, parsed.GetValue(json)) : 1);
        return command;
    }

    private static int Show(string state, bool json)
    {
        try
        {
            using var view = OutboxView.Open(state);
            var figures = view.Figures();
            if (json) Console.Out.WriteLine(Json(figures));
            else Print(figures);
            return 0;
        }
        catch (OutboxRefusal refusal)
        {
            Console.Error.WriteLine(refusal.Message);
            return 1;
        }
    }

    private static void Print(BufferFigures figures)
    {
        var console = Terminal.Output();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"epoch {figures.Epoch}, {figures.Bytes / 1048576.0:n1} MiB on disk"));
        var table = new Table().AddColumns("class", "held", "waiting", "handed over up to", "last", "oldest waiting");
        foreach (var row in figures.Classes)
            table.AddRow(
                row.Class.ToString().ToLowerInvariant(), $"{row.Held}", $"{row.Waiting}", $"{row.HandedOver}",
                $"{row.Last}", row.OldestWaiting is { } oldest ? $"{oldest.ToLocalTime():yyyy-MM-dd HH:mm:ss}" : "");
        console.Write(table);
    }

    private static string Json(BufferFigures figures)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("epoch", figures.Epoch);
            writer.WriteNumber("bytes", figures.Bytes);
            writer.WriteStartObject("classes");
            foreach (var row in figures.Classes)
            {
                writer.WriteStartObject(row.Class.ToString().ToLowerInvariant());
                writer.WriteNumber("held", row.Held);
                writer.WriteNumber("waiting", row.Waiting);
                writer.WriteNumber("handedOver", row.HandedOver);
                writer.WriteNumber("last", row.Last);
                if (row.OldestWaiting is { } oldest) writer.WriteString("oldestWaiting", oldest);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
