// A device that throws, hangs, floods, hoards or says no: what its supervisor makes of it.
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.TestSupport;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeAgent.Tests.Hosting;

public sealed class DeviceSupervisorTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly RecordedNews _news = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _running = [];

    [Fact]
    public async Task A_device_that_throws_is_told_lost_once_and_back_once_however_many_retries_it_takes()
    {
        var driver = new ScriptedDriver(
            (host, _) => { host.Ready(); throw new DeviceFault("Cable pulled."); },
            (_, _) => throw new IOException("Nothing answers."),
            (_, _) => throw new IOException("Nothing answers."),
            ScriptedDriver.RunsWell);
        var device = Start(driver);

        await Passing(() => device.Health.State == DeviceState.Up && driver.Made == 4);

        Assert.Equal(["reader lost: Cable pulled.", "reader back"], _news.Lines);
        Assert.Equal(1, device.Health.Losses);
    }

    [Fact]
    public async Task Retries_are_spaced_ever_wider_until_a_healthy_spell_resets_them()
    {
        var backoff = new FullJitterBackoff(new BackoffOptions(), new Random(1));
        var ceilings = new List<double>();
        for (var i = 0; i < 8; i++)
        {
            ceilings.Add(backoff.Ceiling.TotalSeconds);
            Assert.InRange(backoff.Next().TotalSeconds, 0, ceilings[^1]);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], ceilings);
        backoff.Reset();
        Assert.Equal(1, backoff.Ceiling.TotalSeconds);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_link_that_is_kicked_at_once_does_not_start_from_the_shortest_wait_again()
    {
        var driver = new ScriptedDriver((host, _) => { host.Ready(); throw new DeviceFault("Kicked."); });
        var device = Start(driver, o => o with { Backoff = new BackoffOptions { Longest = TimeSpan.FromHours(1) } });

        await Passing(() => driver.Made >= 8 && device.Health.State == DeviceState.Lost, TimeSpan.FromHours(2));

        // Full jitter from 1 s doubling: eight tries within eight seconds would mean that the ceiling was reset.
        Assert.True(_time.GetElapsedTime(0) > TimeSpan.FromSeconds(8), $"Only {_time.GetElapsedTime(0)} for 8 tries.");
    }

    [Fact]
    public async Task A_device_that_is_taken_is_retried_slowly_and_reported()
    {
        var driver = new ScriptedDriver((_, _) => throw new DeviceFault("Another client holds it.", RetryAdvice.Slow));
        var device = Start(driver);

        await Passing(() => device.Health.NextTry is not null);

        var wait = device.Health.NextTry!.Value - _time.GetUtcNow();
        Assert.InRange(wait, TimeSpan.FromSeconds(29), TimeSpan.FromSeconds(60));
        Assert.Equal("Another client holds it.", device.Health.Problem);
        Assert.Equal(["reader lost: Another client holds it."], _news.Lines);
    }

    [Fact]
    public async Task A_device_that_needs_a_person_is_told_failed_and_is_still_tried_now_and_then()
    {
        var driver = new ScriptedDriver(
            (_, _) => throw new DeviceFault("Wrong password.", RetryAdvice.NeedsPerson), ScriptedDriver.RunsWell);
        var device = Start(driver);

        await Passing(() => device.Health.State == DeviceState.Up);

        Assert.Equal(["reader failed: Wrong password.", "reader back"], _news.Lines);
    }

    [Fact]
    public async Task A_device_that_hangs_is_stopped_by_the_watchdog_and_started_anew()
    {
        var driver = new ScriptedDriver(
            async (host, stop) =>
            {
                host.Ready();
                await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            },
            Talks);
        var device = Start(driver, o => o with { Watchdog = TimeSpan.FromSeconds(30) });

        await Passing(() => driver.Made == 2 && device.Health.State == DeviceState.Up);

        Assert.Contains("gave no sign of life", _news.Lines[0], StringComparison.Ordinal);
        Assert.Equal(0, device.Health.Abandoned);
    }

    [Fact]
    public async Task A_device_that_does_not_stop_when_told_to_is_abandoned_and_can_say_nothing_more()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lateWords = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var driver = new ScriptedDriver(
            async (host, _) =>
            {
                host.Ready();
                await release.Task;
                host.Publish(Reads.Of(5));
                host.Problem("From the dark.");
                lateWords.SetResult();
            },
            Talks);
        var device = Start(
            driver, o => o with { Watchdog = TimeSpan.FromSeconds(30) }, stopGrace: TimeSpan.FromSeconds(5));
        await Passing(() => driver.Made == 2 && device.Health.State == DeviceState.Up);

        release.SetResult();
        await lateWords.Task;

        Assert.Equal(1, device.Health.Abandoned);
        Assert.Equal(0, device.Health.Observations);
        Assert.Null(device.Health.Problem);
    }

    [Fact]
    public async Task A_device_that_blocks_its_thread_before_its_first_await_disturbs_no_other()
    {
        using var forever = new ManualResetEventSlim();
        var blocked = Start(
            new ScriptedDriver((_, _) => { forever.Wait(CancellationToken.None); return Task.CompletedTask; }),
            id: "blocked");
        var others = Enumerable.Range(0, 8)
            .Select(i => Start(new ScriptedDriver(ScriptedDriver.RunsWell), id: $"other-{i}"))
            .ToList();

        await Until.True(() => others.TrueForAll(other => other.Health.State == DeviceState.Up));

        Assert.Equal(DeviceState.Starting, blocked.Health.State);
        forever.Set();
    }

    [Fact]
    public async Task A_device_that_floods_fills_its_own_bounded_queue_and_what_is_dropped_is_counted()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var device = Start(new ScriptedDriver(async (host, stop) =>
        {
            for (var i = 0; i < 100; i++) host.Publish(Reads.Of(100));
            done.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }), o => o with { Queue = 1_024 });
        await done.Task;

        Assert.Equal(1_024, device.Health.Waiting);
        Assert.Equal(10_000, device.Health.Observations);
        Assert.Equal(10_000 - 1_024, device.Health.Dropped);
    }

    [Fact]
    public async Task A_device_that_waits_for_room_is_not_taken_for_hung()
    {
        var driver = new ScriptedDriver(async (host, stop) =>
        {
            host.Ready();
            host.Publish(Reads.Of(2_000));
            await host.WaitForRoomAsync(stop);
            await Talks(host, stop);
        });
        var device = Start(driver, o => o with { Queue = 1_024, Watchdog = TimeSpan.FromSeconds(30) });
        await Until.True(() => device.Health.Waiting == 1_024);

        for (var minute = 0; minute < 10; minute++) _time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(device.Queue.TryTake(out var batch));
        batch.Return();
        await Passing(() => device.Health.Waiting == 0);

        Assert.Equal(1, driver.Made);
        Assert.Equal(DeviceState.Up, device.Health.State);
    }

    [Fact]
    public async Task A_start_failure_stops_the_agent_where_the_config_says_so()
    {
        var driver = new ScriptedDriver((_, _) => throw new DeviceFault("No such reader."));
        Start(driver, o => o with { OnStartFailure = StartFailure.Stop });

        var fault = await Assert.ThrowsAsync<DeviceFault>(() => _running[0]);
        _running.Clear();

        Assert.Contains("on-start-failure: stop", fault.Message, StringComparison.Ordinal);
        Assert.Contains("No such reader.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_failure_leaves_the_device_out_where_the_config_says_so()
    {
        var driver = new ScriptedDriver((_, _) => throw new DeviceFault("No such reader."));
        var device = Start(driver, o => o with { OnStartFailure = StartFailure.Ignore });

        await _running[0];

        Assert.Equal(DeviceState.LeftOut, device.Health.State);
        Assert.Equal(1, driver.Made);
    }

    [Fact]
    public async Task Lost_links_after_a_good_start_are_retried_whatever_the_start_policy_says()
    {
        var driver = new ScriptedDriver(
            (host, _) => { host.Ready(); throw new IOException("Gone."); }, ScriptedDriver.RunsWell);
        var device = Start(driver, o => o with { OnStartFailure = StartFailure.Stop });

        await Passing(() => driver.Made == 2 && device.Health.State == DeviceState.Up);

        Assert.False(_running[0].IsCompleted);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        var all = Task.WhenAll(_running);
        await Until.TrueAsTimePasses(_time, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), () => all.IsCompleted);
        await all;
        _stop.Dispose();
    }

    private async Task Talks(IDeviceHost host, CancellationToken stop)
    {
        host.Ready();
        while (!stop.IsCancellationRequested)
        {
            host.Alive();
            await Task.Delay(TimeSpan.FromSeconds(1), _time, stop).ConfigureAwait(
                ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private DeviceSupervisor Start(
        ScriptedDriver driver, Func<HostingOptions, HostingOptions>? change = null, string id = "reader",
        TimeSpan? stopGrace = null)
    {
        // Turned time runs faster than threads do: a grace of seconds would be over before a willing device can stop.
        var hosting = (change ?? (o => o))(new HostingOptions { Watchdog = TimeSpan.FromDays(1) });
        var plan = new DevicePlan(id, driver, new object(), hosting, null!);
        var supervisor = new DeviceSupervisor(
            plan, _news, () => { }, _time, meter: null, new Random(7), NullLogger.Instance)
        {
            StopGrace = stopGrace ?? TimeSpan.FromDays(30),
        };
        _running.Add(supervisor.RunAsync(_stop.Token));
        return supervisor;
    }

    private Task Passing(Func<bool> condition, TimeSpan? most = null) =>
        Until.TrueAsTimePasses(_time, TimeSpan.FromMilliseconds(500), most ?? TimeSpan.FromMinutes(10), condition);
}
