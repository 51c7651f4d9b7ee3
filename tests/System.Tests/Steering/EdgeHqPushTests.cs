// `edge-hq push` as HQ calls it, over a real broker, against the real agent: what the command line says is what the box
// did.
using System.CommandLine;
using EdgeAgent.Headquarters.Commands;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Steering;

public sealed class EdgeHqPushTests
{
    private const string Box = "test/kill/" + StoreUnderTest.Box;

    [MosquittoFact]
    public async Task A_configuration_a_list_and_a_command_reach_the_box_and_their_outcomes_come_back()
    {
        await using var store = await StoreUnderTest.OpenAsync();
        store.StartAgent();
        await store.AgentIsAsync(status => status.Connected.Ok, "connected");
        var local = File.ReadAllText(store.Config);
        var good = Write(store, "good.yaml", local.Replace("depart-after: 1s", "depart-after: 3s"));
        var bad = Write(store, "bad.yaml", local.Replace("llrp", "llpr"));
        var list = Write(store, "floor.csv", "A1,4012345000009\n");

        var applied = await PushAsync(store, "config", good, "--healthy-within", "30s");
        var refused = await PushAsync(store, "config", bad, "--healthy-within", "30s");
        var taken = await PushAsync(store, "list", "floor", list, "--kind", "slots");
        var done = await PushAsync(store, "command", "probe-devices", "--expires", "1m");
        var unknown = await PushAsync(store, "command", "dance", "--expires", "1m", "--json");

        Assert.Equal((0, $"{Box}: applied. Version 1 is in force."), applied);
        Assert.Equal(1, refused.Code);
        Assert.Contains("6:13: `devices.load.driver` is `llpr`", refused.Said, StringComparison.Ordinal);
        Assert.Equal((0, $"{Box}: applied. Version 1 is in force."), taken);
        Assert.Equal(0, done.Code);
        Assert.Contains("load: ", done.Said, StringComparison.Ordinal);
        Assert.Equal(1, unknown.Code);
        Assert.Contains("\"state\":\"refused\"", unknown.Said, StringComparison.Ordinal);
    }

    private static string Write(StoreUnderTest store, string name, string text)
    {
        var path = Path.Combine(store.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<(int Code, string Said)> PushAsync(StoreUnderTest store, params string[] arguments)
    {
        var config = Write(
            store, "hq.yaml", $"broker: {{ host: 127.0.0.1, port: {store.Broker.Port} }}\n");
        await using var output = new StringWriter();
        var code = await PushCommand.Build(TimeProvider.System)
            .Parse([.. arguments, "--store", Box, "--config", config])
            .InvokeAsync(new InvocationConfiguration { Output = output });
        return (code, output.ToString().TrimEnd());
    }
}
