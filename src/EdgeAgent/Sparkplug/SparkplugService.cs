// The Sparkplug face: one supervised loop that connects, shows the store, and comes back after whatever happens. It
// keeps looking while there is no connection, so that hosts can be told afterwards what they missed.
using EdgeAgent.Hosting;
using EdgeAgent.Uplink;
using EdgeAgent.Uplink.Mqtt;
using EdgeAgent.Web;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Sparkplug;

/// <summary>
/// Shows the box to SCADA-like hosts. It is never the way of custody: everything goes out with QoS 0, and all that it
/// shows is in the outbox or made of it.
/// </summary>
internal sealed class SparkplugService
{
    private readonly SparkplugSetup _setup;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly LinkOpener _opener;
    private readonly FullJitterBackoff _backoff;
    private readonly BirthDeathNumber _number;
    private readonly SparkplugFace _face;
    private string? _problem = "Not connected yet.";
    private bool _lost;

    /// <summary>Makes the face; nothing happens before <see cref="RunAsync"/>.</summary>
    /// <param name="setup">Who the node is and where its broker.</param>
    /// <param name="store">Takes a snapshot of the agent.</param>
    /// <param name="factory">Opens connections.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spaces attempts to connect.</param>
    /// <param name="log">Where its log lines go.</param>
    public SparkplugService(
        SparkplugSetup setup,
        Func<AgentStatus> store,
        IMqttLinkFactory factory,
        TimeProvider time,
        Random random,
        ILogger<SparkplugService> log)
    {
        (_setup, _time, _log) = (setup, time, log);
        _opener = new LinkOpener(factory, log);
        _backoff = new FullJitterBackoff(setup.Uplink.Backoff, random);
        _number = new BirthDeathNumber(setup.StateFolder, log);
        _face = new SparkplugFace(setup, store, time, log);
    }

    /// <summary>How it stands at this moment; may be asked from any thread.</summary>
    public SparkplugStatus Status =>
        new(_face.State.Phase == NodePhase.Born, _face.Waiting, Volatile.Read(ref _problem));

    /// <summary>Runs until stopped; then says goodbye within a few seconds and returns.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LookWhileAsync(Task.Delay(await RunOnceAsync(stop), _time, stop));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                SparkplugLog.Fault(_log, fault);
                _face.State = EdgeNode.Lost(_face.State);
                await Task.Delay(_backoff.Next(), _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        SparkplugLog.Stopped(_log);
    }

    // One connection, from the attempt to its end; returns how long to wait before the next.
    private async Task<TimeSpan> RunOnceAsync(CancellationToken stop)
    {
        try
        {
            var opening = _opener.OpenAsync(NextSettings, stop);
            await LookWhileAsync(opening);
            await using var link = await opening;
            var began = _time.GetTimestamp();
            _lost = false;
            Volatile.Write(ref _problem, null);
            _face.State = EdgeNode.Connected(
                _face.State, _number.Current ?? 0, awaitsHost: _setup.Options.PrimaryHost is not null);
            var loss = await new SparkplugSession(link, _setup, _face, _time, _log).RunAsync(stop);
            _face.State = EdgeNode.Lost(_face.State);
            if (!stop.IsCancellationRequested) NoteLost(loss.Sentence);
            if (_time.GetElapsedTime(began) >= _setup.Uplink.Backoff.HealthyAfter) _backoff.Reset();
            return loss.Reason == ReasonCodes.SessionTakenOver ? _backoff.NextSlow() : _backoff.Next();
        }
        catch (LinkRefusal refusal)
        {
            NoteLost(refusal.Message);
            return refusal.Kind is RefusalKind.Rights or RefusalKind.Library ? _backoff.NextSlow() : _backoff.Next();
        }
    }

    private LinkSettings NextSettings() => _setup.LinkWith(NodeMessages.NodeDeath(_setup.Topics, _number.Next()));

    // Waits for a task to end, however it ends, and looks at the store meanwhile.
    private async Task LookWhileAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            using var over = new CancellationTokenSource();
            await Task.WhenAny(task, Task.Delay(_face.LookIn, _time, over.Token));
            await over.CancelAsync();
            if (_face.LookIn == TimeSpan.Zero) LookAway();
        }
    }

    // A fault here must not leave a connection behind that nobody serves.
    private void LookAway()
    {
        try
        {
            _face.Look(_ => { });
        }
        catch (Exception fault)
        {
            SparkplugLog.Fault(_log, fault);
        }
    }

    private void NoteLost(string sentence)
    {
        if (_lost) SparkplugLog.StillLost(_log, sentence);
        else SparkplugLog.Lost(_log, sentence);
        _lost = true;
        Volatile.Write(ref _problem, sentence);
    }
}
