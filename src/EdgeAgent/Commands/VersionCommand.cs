// `edge-agent version`: which agent this is and what it stands on.
using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using EdgeAgent.Appliance.Updates;

namespace EdgeAgent.Commands;

/// <summary>The command <c>version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Build()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object." };
        var command = new Command("version", "Prints the version of the agent and what it runs on.") { json };
        command.SetAction(parsed => Print(parsed.GetValue(json), Console.Out));
        return command;
    }

    /// <summary>Prints it.</summary>
    internal static int Print(bool json, TextWriter output)
    {
        if (!json)
        {
            var runtime = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}";
            output.WriteLine($"edge-agent {AgentVersion.Text} ({runtime})");
            return 0;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("version", AgentVersion.Text);
            writer.WriteString("runtime", RuntimeInformation.FrameworkDescription);
            writer.WriteString("platform", RuntimeInformation.RuntimeIdentifier);
            writer.WriteString("os", RuntimeInformation.OSDescription);
            writer.WriteStartObject("outbox");
            writer.WriteStartArray("reads");
            writer.WriteNumberValue(StateFormat.Own.ReadsFrom);
            writer.WriteNumberValue(StateFormat.Own.ReadsTo);
            writer.WriteEndArray();
            writer.WriteNumber("writes", StateFormat.Own.Writes);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        return 0;
    }
}
