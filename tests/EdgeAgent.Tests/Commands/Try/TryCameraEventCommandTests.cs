// `try camera-event`: one JSON object a line, and every sample of the shared data gives what its index expects.
using System.Text.Json;
using System.Text.Json.Nodes;
using EdgeAgent.Commands.Try;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public sealed class TryCameraEventCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("camera-event-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact("cameras/index.json")]
    public async Task Every_sample_gives_what_its_index_expects()
    {
        var index = JsonNode.Parse(await File.ReadAllTextAsync(SharedData.PathOf("cameras/index.json")))!.AsArray();
        var wrong = new List<string>();
        foreach (var sample in index)
        {
            var file = SharedData.PathOf($"cameras/{sample!["file"]}");
            foreach (var vendor in (string[])["auto", (string)sample["vendor"]!])
            {
                var (_, lines, _) = await RunAsync([file], vendor, topic: (string?)sample["expect"]!["topic"]);
                var line = JsonNode.Parse(lines[0])!;
                if ((string?)line["kind"] != (string?)sample["kind"])
                    wrong.Add($"{sample["file"]}: kind {line["kind"]}");
                wrong.AddRange(
                    from expected in sample["expect"]!.AsObject()
                    where !JsonNode.DeepEquals(expected.Value, line[expected.Key])
                    select $"{sample["file"]}: {expected.Key} is {line[expected.Key]?.ToJsonString()}, "
                        + $"not {expected.Value?.ToJsonString()}");
            }
        }

        Assert.True(index.Count >= 34);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task A_vehicle_prints_what_was_sent_and_what_it_means()
    {
        var file = Write(
            """{"eventType":"ANPR","ANPR":{"licensePlate":"b-ab 12","confidenceLevel":"92","direction":"forward"}}""");
        var (code, lines, _) = await RunAsync([file]);
        var line = JsonDocument.Parse(Assert.Single(lines)).RootElement;
        Assert.Equal(0, code);
        Assert.Equal(("b-ab 12", "BAB12", 92, 0.92, "towards"), (
            line.GetProperty("plate").GetString(), line.GetProperty("plateNormalised").GetString(),
            line.GetProperty("confidence").GetInt32(), line.GetProperty("confidenceShare").GetDouble(),
            line.GetProperty("heading").GetString()));
    }

    [Fact]
    public async Task An_unreadable_body_is_a_line_with_its_error_and_stops_none()
    {
        var (code, lines, _) = await RunAsync([Write("<a><b>"), "/no/such/file", Write("Heartbeat")]);
        Assert.Equal(1, code);
        Assert.Equal(["error", "error", "reason"], lines.Select(
            line => JsonNode.Parse(line)!.AsObject().Select(member => member.Key).ElementAt(1)));
    }

    [Fact]
    public async Task An_unknown_vendor_is_told_with_those_that_are_known()
    {
        var (code, _, errors) = await RunAsync([Write("{}")], "nobody");
        Assert.Equal(2, code);
        Assert.Contains("hikvision, axis, dahua", errors, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var file = Path.Combine(_folder, Path.GetRandomFileName());
        File.WriteAllText(file, text);
        return file;
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(
        string[] files, string vendor = "auto", string? topic = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await TryCameraEventCommand.RunAsync(
            files, vendor, null, topic, output, errors, CancellationToken.None);
        return (code, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), errors.ToString());
    }
}
