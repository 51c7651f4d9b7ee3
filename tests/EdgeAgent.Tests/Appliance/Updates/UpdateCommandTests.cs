// The commands as a unit or a person calls them: words in, one object and an exit code out.
using System.CommandLine;
using System.Text.Json;
using EdgeAgent.Appliance.Updates.Records;
using EdgeAgent.Commands.Appliance;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class UpdateCommandTests : IDisposable
{
    private readonly UpdateBench _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task A_bundle_goes_from_a_stick_to_the_other_slot_and_is_judged_there()
    {
        _box.Bundles["x.raucb"] = _box.Bundles["0.2.0.raucb"] with { Version = "99.0.0" };
        await File.WriteAllTextAsync(Path.Combine(_box.Stick, "x.raucb"), "");

        var (code, said) = await CallAsync("apply", "--from", _box.Stick, "--json");
        Assert.Equal((0, "installed", "99.0.0"), (code, Word(said, "outcome"), Word(said, "version")));

        // No agent answers here: the version is given up at once.
        (code, said) = await CallAsync("gate", "--ready-within", "0s", "--json");
        Assert.Equal((1, "bad"), (code, Word(said, "outcome")));
        Assert.Equal("A", _box.Booted);

        (code, said) = await CallAsync("apply", "--from", _box.Stick, "--json");
        Assert.Equal((3, "waits"), (code, Word(said, "outcome")));
    }

    [Fact]
    public async Task The_status_tells_the_history_also_where_no_agent_answers()
    {
        _box.Records.Add(new UpdateOutcome(
            "1", DateTimeOffset.UnixEpoch, UpdateEnding.Failed, "0.1.0", "0.2.0", "The agent does not answer."));

        var (code, said) = await CallAsync("status", "--json");

        Assert.Equal((0, "agent-away"), (code, Word(said, "state")));
        Assert.Equal("failed", Word(said.GetProperty("history")[0], "ending"));
        Assert.Contains("0.1.0 to 0.2.0: failed. The agent", await TextAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_config_with_faults_is_no_hindrance()
    {
        await File.WriteAllTextAsync(Config, "store: [");

        var (code, said) = await CallAsync("apply", "--from", Path.Combine(_box.Stick, "none.raucb"), "--json");

        Assert.Equal((1, "refused"), (code, Word(said, "outcome")));
    }

    private string Config => Path.Combine(_box.Stick, "store.yaml");

    private static string? Word(JsonElement said, string name) => said.GetProperty(name).GetString();

    private async Task<(int Code, JsonElement Said)> CallAsync(params string[] words)
    {
        var (code, text) = await RunAsync(words);
        return (code, JsonDocument.Parse(text).RootElement);
    }

    private async Task<string> TextAsync(params string[] words) => (await RunAsync(words)).Text;

    private async Task<(int Code, string Text)> RunAsync(string[] words)
    {
        if (!File.Exists(Config))
        {
            await File.WriteAllTextAsync(
                Config,
                $"store: {{ tenant: demo, store: \"0042\", box: box-1 }}\nstate: {_box.Stick}\nweb: {{ port: 1 }}\n");
        }

        await using var output = new StringWriter();
        var command = UpdateCommand.Build(DriverList.All, _box.Time, _box, _box.RecordsFolder);
        var code = await command.Parse([.. words, "--config", Config])
            .InvokeAsync(new InvocationConfiguration { Output = output });
        return (code, output.ToString());
    }
}
