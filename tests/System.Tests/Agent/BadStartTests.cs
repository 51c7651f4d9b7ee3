// A start that cannot succeed: one clear sentence, a non-zero exit, and never a stack trace at the user.
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace EdgeAgent.SystemTests.Agent;

public sealed class BadStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("start-").FullName;

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var words = await FailsAsync($"web: {{ port: {port} }}");

        Assert.Contains($"cannot listen on 127.0.0.1:{port}", words, StringComparison.Ordinal);
        Assert.Contains("set another by `web: port:`", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_folder_that_cannot_be_made_is_named_with_what_to_do()
    {
        var words = await FailsAsync("", state: "/proc/edge-agent");

        Assert.Contains("The state folder /proc/edge-agent cannot be made", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_driver_is_told_with_its_place_and_the_nearest_right_name()
    {
        var words = await FailsAsync("devices: { r1: { driver: llpr, host: x } }");

        Assert.Contains("store.yaml:3:26: `devices.r1.driver` is `llpr`: expected", words, StringComparison.Ordinal);
        Assert.Contains("Did you mean `llrp`?", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_config_that_is_not_there_is_told_in_a_sentence()
    {
        await using var agent = AgentProcess.Start("run", "--config", Path.Combine(_folder, "nope.yaml"));

        Assert.Equal(1, await agent.ExitAsync());
        Assert.Contains("There is no such file", agent.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> FailsAsync(string more, string? state = null)
    {
        var config = Path.Combine(_folder, "store.yaml");
        File.WriteAllText(
            config,
            $"store: {{ tenant: demo, store: \"0042\", box: box-1 }}\nstate: {state ?? _folder + "/state"}\n{more}\n");
        await using var agent = AgentProcess.Start("run", "--config", config);
        Assert.Equal(1, await agent.ExitAsync());
        var words = agent.Output;
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        return words;
    }
}
