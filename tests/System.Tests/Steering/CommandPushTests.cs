// HQ's commands against the real agent: each runs once, whatever is repeated and killed; what is not wanted has no
// effect; and a list changes what a plate means while the agent runs.
using System.Text;
using System.Text.Json.Nodes;
using EdgeAgent.Contracts.Push;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Steering;

public sealed class CommandPushTests : IAsyncLifetime
{
    private StoreUnderTest _store = null!;
    private HeadOffice _hq = null!;

    public async Task InitializeAsync()
    {
        if (Mosquitto.Program is null) return;
        _store = await StoreUnderTest.OpenAsync();
        _hq = new HeadOffice(_store);
        var text = File.ReadAllText(_store.Config);
        await File.WriteAllTextAsync(
            _store.Config,
            text.Replace(
                "  keepalive: 5s", "  keepalive: 5s\n  commands: { allow: [restart, send-again, probe-devices] }",
                StringComparison.Ordinal));
        _store.StartReader(eventsPerSecond: 100);
        _store.StartAgent();
        await _store.AgentIsAsync(status => status.Ready.Ok && status.Connected.Ok, "ready and connected");
        await _hq.ReportsAsync(ConfigStates.Local, 0);
    }

    [MosquittoFact]
    public async Task A_command_runs_once_for_its_id_also_across_a_restart()
    {
        var first = await _hq.CommandAsync(CommandNames.Restart, "once");
        Assert.Equal(CommandNames.Done, first.State);
        await Until.True(() => _hq.EventsOf("box.started.v1") == 2);
        await _store.AgentIsAsync(status => status.Connected.Ok, "back after the restart");

        var again = await _hq.CommandAsync(CommandNames.Restart, "once");

        Assert.Equal(first, again);
        await _store.KillAgentAsync(0);
        _store.StartAgent();
        await _store.AgentIsAsync(status => status.Connected.Ok, "back after the kill");
        Assert.Equal(first, await _hq.CommandAsync(CommandNames.Restart, "once"));
        var probe = await _hq.CommandAsync(CommandNames.ProbeDevices, "probe");
        Assert.Equal(CommandNames.Done, probe.State);
        Assert.StartsWith("load: ", probe.Text, StringComparison.Ordinal);
        await Until.True(() => _hq.EventsOf("box.started.v1") >= 3);
        Assert.Equal(3, _hq.EventsOf("box.started.v1"));
    }

    [MosquittoFact]
    public async Task What_is_unknown_not_allowed_expired_or_without_sense_is_refused_with_a_sentence()
    {
        await RefusedAsync("format-disk", "r1", "`format-disk` is no command of this box; it knows probe-devices");
        await RefusedAsync(CommandNames.Reconnect, "r2", "`reconnect` is not allowed on this box");
        await RefusedAsync(CommandNames.Restart, "r3", "It expired at", TimeSpan.FromSeconds(-1));
        await RefusedAsync(CommandNames.Restart, "r4", "more than 24 hours ahead", TimeSpan.FromDays(3));
        await RefusedAsync(CommandNames.SendAgain, "r5", "must be a sequence");
        Assert.Equal(1, _hq.EventsOf("box.started.v1"));
        var status = await _store.AgentIsAsync(_ => true, "its state");
        Assert.Equal(5, status.Steering.Commands[CommandNames.Refused]);
        Assert.Equal(0, status.Steering.Commands[CommandNames.Done]);
    }

    [MosquittoFact]
    public async Task Events_are_handed_over_again_on_command_and_doubled_nowhere()
    {
        await _store.AgentPassesAsync(200);
        var before = _store.Hq.Duplicates;

        var result = await _hq.CommandAsync(CommandNames.SendAgain, "again", arguments: """{"after":"0"}""");

        Assert.Equal(CommandNames.Done, result.State);
        await Until.True(() => _store.Hq.Duplicates >= before + 100);
        await _store.DrainAsync();
        Assert.Empty(_store.Hq.Contradictions);
    }

    [MosquittoFact]
    public async Task A_list_is_taken_whole_or_refused_whole_and_survives_a_kill_but_not_a_damaged_file()
    {
        JsonArray one = [new JsonObject { ["slot"] = "A1", ["item"] = "4012345000009" }];
        await _hq.ListAsync("floor", 3, ListKinds.Slots, one);
        await Until.True(() => _hq.Report?.Lists.GetValueOrDefault("floor") == 3);

        await _hq.ListAsync("floor", 4, ListKinds.Slots, [new JsonObject { ["slot"] = "A1" }]);
        await Until.True(() => _hq.Report?.ListFaults?.GetValueOrDefault("floor") == "Entry 1 has no `item`.");
        Assert.Equal(3, _hq.Report!.Lists["floor"]);

        await _hq.ListAsync("floor", 5, ListKinds.Slots, [.. one.Select(entry => entry!.DeepClone())]);
        await Until.True(() => _hq.Report?.Lists.GetValueOrDefault("floor") == 5);
        Assert.Null(_hq.Report!.ListFaults);
        await _store.KillAgentAsync(0);
        var file = Path.Combine(_store.State, "floor.list");
        Assert.DoesNotContain("4012345000009", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        await File.WriteAllBytesAsync(file, new byte[200]);
        _store.StartAgent();
        await _store.AgentIsAsync(
            status => status.Steering.Lists.Any(list => list is { Name: "floor", Version: 5 }), "the list came again");
        Assert.Contains("floor.list cannot be used", _store.Words, StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
    }

    private async Task RefusedAsync(string name, string id, string why, TimeSpan? life = null)
    {
        var result = await _hq.CommandAsync(name, id, life);
        Assert.Equal((CommandNames.Refused, id, name), (result.State, result.Id, result.Name));
        Assert.Contains(why, result.Text, StringComparison.Ordinal);
    }
}
