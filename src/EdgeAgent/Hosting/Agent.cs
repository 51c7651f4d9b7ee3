// Starts the parts of the agent, keeps them running together, and stops them in the order in which nothing is lost:
// first the devices, then what they said last goes to disk, then the uplink says goodbye.
using EdgeAgent.Answers;
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting.Kernel;
using EdgeAgent.Outbox;
using EdgeAgent.Sparkplug;
using EdgeAgent.Steering;
using EdgeAgent.Steering.Config;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Web;
using EdgeAgent.Web.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Hosting;

/// <summary>The running agent.</summary>
internal sealed class Agent(
    AgentParts parts, UplinkService? uplink, SparkplugService? sparkplug, QuestionDesk? questions, BoxSteering steering,
    RestartSwitch restart, WebApplication web, SystemdNotifier systemd, ILogger<Agent> logger)
{
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastHandOver = TimeSpan.FromSeconds(2);

    /// <summary>Runs the agent until <paramref name="stop"/>, or until it asks to be started anew.</summary>
    public static async Task<AgentEnd> RunAsync(
        RunningConfig inForce, DriverServices services, ILoggerFactory logs, CancellationToken stop)
    {
        var config = inForce.Config;
        var logger = logs.CreateLogger<Agent>();
        try
        {
            await using var outbox = await AgentAssembly.OpenOutboxAsync(config, services, logs, stop);
            var parts = await AgentAssembly.MakePartsAsync(config, outbox, services, logs, stop);
            using var eyes = parts.Eyes;
            using var work = parts.Work;
            await using var pickers = parts.Pickers;
            using var restart = new RestartSwitch();
            AgentSnapshot? snapshot = null;
            var questions = AgentAssembly.MakeQuestions(parts, () => snapshot!.Take(), logs);
            var steering = new BoxSteering(parts, inForce, services, restart, logs.CreateLogger<BoxSteering>());
            ITopicListener[] listeners =
            [
                .. steering.Listeners, .. work?.Listeners ?? [], .. questions is null ? [] : new[] { questions },
            ];
            var uplink = AgentAssembly.MakeUplink(parts, listeners, services, logs);
            var sparkplug = AgentAssembly.MakeSparkplug(parts, () => snapshot!.Take(), services, logs);
            snapshot = new AgentSnapshot(parts, uplink, sparkplug, questions, steering, services.Time);
            await using var web = WebFace.Build(
                config.Web, snapshot.Take, work is null ? null : work.ReleaseAsync,
                PassedSockets.Of(Environment.GetEnvironmentVariable, Environment.ProcessId), logs);
            using var systemd = new SystemdNotifier(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop, restart.Asked);
            await new Agent(parts, uplink, sparkplug, questions, steering, restart, web, systemd, logger)
                .RunAsync(ending.Token);
            return new AgentEnd(stop.IsCancellationRequested ? AgentEnding.Stopped : AgentEnding.Restart);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return new AgentEnd(AgentEnding.Stopped);
        }
        catch (Exception fault)
        {
            AgentLog.CannotGoOn(logger, fault.Message);
            AgentLog.FaultDetail(logger, fault);
            return new AgentEnd(AgentEnding.Failed, fault.Message);
        }
    }

    private async Task RunAsync(CancellationToken stop)
    {
        using var devicesStop = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var loopStop = new CancellationTokenSource();
        using var uplinkStop = new CancellationTokenSource();
        using var othersStop = new CancellationTokenSource();
        await StartWebAsync(stop);
        var intake = parts.Intake.RunAsync(CancellationToken.None);
        await parts.News.LifeAsync(EventKinds.BoxStarted, parts.BootId, parts.Outbox.Cause, stop);
        var loop = Task.Run(() => parts.Loop.RunAsync(parts.Devices, loopStop.Token), CancellationToken.None);
        var devices = Array.ConvertAll([.. parts.Devices], device => device.RunAsync(devicesStop.Token));
        var line = uplink?.RunAsync(uplinkStop.Token) ?? Task.CompletedTask;
        var face = sparkplug?.RunAsync(uplinkStop.Token) ?? Task.CompletedTask;
        var steered = uplink is null ? Task.CompletedTask : steering.RunAsync(uplink, othersStop.Token);
        var eyes = parts.Eyes.ByDevice.Values.Select(eye => eye.RunAsync(devicesStop.Token)).ToList();
        if (parts.Pickers is { } pickers) eyes.Add(pickers.RunAsync(devicesStop.Token));
        Task[] others =
        [
            parts.Memory.RunAsync(othersStop.Token), new LifeSigns(parts, systemd).RunAsync(othersStop.Token), steered,
            questions?.RunAsync(othersStop.Token) ?? Task.CompletedTask,
            parts.Work?.RunAsync(othersStop.Token) ?? Task.CompletedTask, parts.Updates.RunAsync(othersStop.Token),
        ];
        LogStart();
        systemd.Ready($"{parts.Devices.Count} device(s)");

        var fault = await FirstFaultAsync([intake, loop, .. devices, .. eyes, .. others], stop);
        // For systemd a restart in place is no stop: it would take the service for ended, and kill it.
        if (!restart.Asked.IsCancellationRequested) systemd.Stopping();
        AgentLog.Stopping(logger);
        await parts.News.LifeAsync(EventKinds.BoxStopping, parts.BootId, StartCause.Wanted, CancellationToken.None);
        await devicesStop.CancelAsync();
        await Quietly(Task.WhenAll([.. devices, .. eyes]));
        await loopStop.CancelAsync();
        await Quietly(loop);
        parts.Intake.Complete();
        await Quietly(intake.WaitAsync(LastWords, CancellationToken.None));
        await parts.Tags.SaveLastAsync();
        parts.Vehicles.SaveLast();
        parts.Sensors.SaveLast();
        if (uplink is { Status.Connected: true }) await HandOverLastWordsAsync();
        await uplinkStop.CancelAsync();
        await othersStop.CancelAsync();
        await Quietly(Task.WhenAll([line, face, .. others]));
        await web.StopAsync(CancellationToken.None);
        AgentLog.Stopped(logger, parts.Outbox.Status.Waiting);
        if (fault is not null) throw fault;
    }

    // What the stop itself made should reach HQ now and not at the next start, where the line is up and quick.
    private async Task HandOverLastWordsAsync()
    {
        var since = parts.Time.GetTimestamp();
        while (parts.Outbox.Status.Waiting > 0 && parts.Time.GetElapsedTime(since) < LastHandOver)
            await Task.Delay(TimeSpan.FromMilliseconds(50), parts.Time, CancellationToken.None);
    }

    private async Task StartWebAsync(CancellationToken stop)
    {
        try
        {
            await web.StartAsync(stop);
        }
        catch (IOException fault)
        {
            var options = parts.Config.Web;
            throw new StartRefusal(
                $"The status page cannot listen on {options.Address}:{options.Port}: {fault.Message} "
                + "Stop what uses that port, or set another by `web: port:`.",
                fault);
        }
    }

    // Returns when the stop is asked for (null), or with the fault of the first part that cannot go on.
    private static async Task<Exception?> FirstFaultAsync(IReadOnlyList<Task> tasks, CancellationToken stop)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stop.Register(asked.SetResult);
        var running = tasks.ToList();
        while (true)
        {
            var first = await Task.WhenAny([asked.Task, .. running]);
            if (first == asked.Task) return null;
            if (first.Exception?.InnerException is { } fault) return fault;
            // A part may end early without a fault: a device that is left out.
            running.Remove(first);
        }
    }

    // A part's fault was told when it came (FirstFaultAsync); the stop goes on in its order whatever the parts say now.
    private static async Task Quietly(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private void LogStart()
    {
        var (config, store) = (parts.Config, parts.Config.Store);
        if (uplink is null) AgentLog.NoUplink(logger);
        if (parts.Devices.Count == 0) AgentLog.NoDevices(logger);
        AgentLog.Started(
            logger, AgentVersion.Text, store.Tenant, store.Store, store.Box, parts.Devices.Count, config.StateFolder,
            $"http://{config.Web.Address}:{config.Web.Port}/", parts.Outbox.Cause.ToString().ToLowerInvariant());
    }
}

/// <summary>The agent cannot start; the message is a sentence for the person who can act.</summary>
internal sealed class StartRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
