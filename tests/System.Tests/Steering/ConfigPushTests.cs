// HQ's wishes for the configuration against the real agent, over a real broker: applied and confirmed, refused with
// every reason, taken back by itself when they do harm, also when the process is killed on the way.
using EdgeAgent.Contracts.Push;
using EdgeAgent.SystemTests.Agent;
using EdgeAgent.TestSupport.Brokers;
using Xunit;

namespace EdgeAgent.SystemTests.Steering;

public sealed class ConfigPushTests : IAsyncLifetime
{
    private StoreUnderTest _store = null!;
    private HeadOffice _hq = null!;

    private string Local => File.ReadAllText(_store.Config);

    public async Task InitializeAsync()
    {
        if (Mosquitto.Program is null) return;
        _store = await StoreUnderTest.OpenAsync();
        _hq = new HeadOffice(_store);
    }

    [MosquittoFact]
    public async Task A_good_configuration_is_tried_applied_confirmed_and_still_there_after_a_kill()
    {
        await StartAsync();
        var wish = Local.Replace("depart-after: 1s", "depart-after: 2s", StringComparison.Ordinal);

        await _hq.WishAsync(1, wish);

        var report = await _hq.ReportsAsync(ConfigStates.Applied, 1);
        Assert.Equal(ContentHash.Of(wish), report.Hash);
        Assert.Contains(
            _store.Hq.Messages,
            message => message.Topic == HeadOffice.Topics.ReportedConfig
                && message.Payload.Contains(ConfigStates.Trying, StringComparison.Ordinal));
        await _hq.IsToldOnceAsync("box.config.applied.v1");
        await _store.KillAgentAsync(0);
        _store.StartAgent();
        var status = await _store.AgentIsAsync(status => status.Connected.Ok, "back after the kill");
        Assert.Equal("HQ's version 1", status.Steering.Origin);
        Assert.StartsWith(status.ConfigHash, report.Hash, StringComparison.Ordinal);
    }

    [MosquittoFact]
    public async Task A_configuration_with_faults_is_refused_with_every_line_and_column_and_changes_nothing()
    {
        await StartAsync();
        var before = Local;

        await _hq.WishAsync(1, Local.Replace("llrp", "llpr", StringComparison.Ordinal) + "\nnonsense: 1\n");

        var report = await _hq.ReportsAsync(ConfigStates.Refused, 1);
        Assert.Equal(ContentHash.Of(before), report.Hash);
        Assert.Contains("6:13: `devices.load.driver` is `llpr`", report.Reason, StringComparison.Ordinal);
        Assert.Contains(": `nonsense` is not a known key", report.Reason, StringComparison.Ordinal);
        await _hq.IsToldOnceAsync("box.config.refused.v1");

        await _hq.WishAsync(2, Local, hash: new string('0', 64));
        Assert.Contains("not what its hash says", (await _hq.ReportsAsync(ConfigStates.Refused, 2)).Reason);
        await _hq.WishAsync(3, Local.Replace("store: kill", "store: other", StringComparison.Ordinal));
        Assert.Contains("who a box is", (await _hq.ReportsAsync(ConfigStates.Refused, 3)).Reason);
    }

    [MosquittoFact]
    public async Task A_configuration_that_cuts_the_way_to_HQ_is_taken_back_by_the_box_which_says_why()
    {
        await StartAsync();
        var local = ContentHash.Of(Local);
        var dead = Mosquitto.FreePort();

        await _hq.WishAsync(1, Local.Replace($"port: {_store.Broker.Port}", $"port: {dead}"), healthyWithinS: 5);

        var report = await _hq.ReportsAsync(ConfigStates.RolledBack, 1);
        Assert.Equal(local, report.Hash);
        Assert.Contains($"HQ is not reached: 127.0.0.1:{dead}", report.Reason, StringComparison.Ordinal);
        await _hq.IsToldOnceAsync("box.config.rolledback.v1");
        Assert.Equal(0, _hq.EventsOf("box.config.applied.v1"));
    }

    [MosquittoFact]
    public async Task A_configuration_that_loses_a_device_or_cannot_start_is_taken_back()
    {
        await StartAsync();

        var wish = Local.Replace($"port: {_store.ReaderPort}", $"port: {Mosquitto.FreePort()}");
        await _hq.WishAsync(1, wish, healthyWithinS: 5);
        var report = await _hq.ReportsAsync(ConfigStates.RolledBack, 1);
        Assert.Contains("Device load was up before and is lost", report.Reason, StringComparison.Ordinal);

        wish = Local.Replace($"web: {{ port: {_store.WebPort} }}", $"web: {{ port: {_store.Broker.Port} }}");
        await _hq.WishAsync(2, wish);
        report = await _hq.ReportsAsync(ConfigStates.RolledBack, 2);
        Assert.Contains("cannot listen on", report.Reason, StringComparison.Ordinal);
    }

    [MosquittoFact]
    public async Task A_process_that_is_killed_during_the_trial_comes_back_with_the_old_configuration()
    {
        await StartAsync();
        var dead = Mosquitto.FreePort();
        await _hq.WishAsync(1, Local.Replace($"port: {_store.Broker.Port}", $"port: {dead}"), healthyWithinS: 600);
        await OnTrialAsync();

        await _store.KillAgentAsync(0);
        _store.StartAgent();
        await OnTrialAsync();
        await _store.KillAgentAsync(0);
        _store.StartAgent();

        var report = await _hq.ReportsAsync(ConfigStates.RolledBack, 1);
        Assert.Contains("started 2 times with it", report.Reason, StringComparison.Ordinal);
        await _hq.IsToldOnceAsync("box.config.rolledback.v1");
    }

    [MosquittoFact]
    public async Task A_change_of_the_file_on_the_box_has_the_last_word_until_HQ_wishes_a_newer_version()
    {
        await StartAsync();
        var wish = Local.Replace("depart-after: 1s", "depart-after: 2s", StringComparison.Ordinal);
        await _hq.WishAsync(1, wish);
        await _hq.ReportsAsync(ConfigStates.Applied, 1);

        await _store.Agent!.StopAsync();
        File.AppendAllText(_store.Config, "\n# changed by hand\n");
        _store.StartAgent();

        var report = await _hq.ReportsAsync(ConfigStates.Local, 0);
        Assert.Equal((ContentHash.Of(Local), 1L), (report.Hash, report.Seen));
        Assert.Contains("was changed", report.Reason, StringComparison.Ordinal);
        await _store.AgentIsAsync(status => status.Connected.Ok, "connected");

        await _hq.WishAsync(2, wish);
        Assert.Equal(ContentHash.Of(wish), (await _hq.ReportsAsync(ConfigStates.Applied, 2)).Hash);
    }

    public async Task DisposeAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
    }

    private async Task StartAsync()
    {
        _store.StartReader(eventsPerSecond: 100);
        _store.StartAgent();
        await _store.AgentIsAsync(status => status.Ready.Ok && status.Connected.Ok, "ready and connected");
        await _hq.ReportsAsync(ConfigStates.Local, 0);
    }

    private Task OnTrialAsync() => _store.AgentIsAsync(
        status => status.Steering.State == ConfigStates.Trying && !status.Connected.Ok, "on trial");
}
