// The uplink: one supervised loop that connects, hands events over, and comes back after whatever happens.
using EdgeAgent.Hosting;
using EdgeAgent.Outbox;
using EdgeAgent.Uplink.Letters;
using EdgeAgent.Uplink.Life;
using EdgeAgent.Uplink.Mqtt;
using Microsoft.Extensions.Logging;

namespace EdgeAgent.Uplink;

/// <summary>
/// Carries events from the outbox to HQ's broker. A broker's acknowledgement moves the outbox's cursor; it is a
/// receipt of the next hop, never custody: what the outbox keeps, and for how long, is the outbox's business.
/// </summary>
public sealed class UplinkService
{
    private readonly IOutboxReader _reader;
    private readonly UplinkOptions _options;
    private readonly BoxFacts _box;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly LinkOpener _opener;
    private readonly RunningClock _clock;
    private readonly UplinkCounters _counters = new();
    private readonly SessionParts _parts;
    private readonly FullJitterBackoff _backoff;
    private readonly string _run;
    private Snapshot _status;
    private TimeSpan? _lostSince;
    private long _connections;
    private bool _everConnected;

    /// <summary>
    /// Makes the uplink; nothing happens before <see cref="RunAsync"/>. <paramref name="listeners"/> hear what HQ
    /// writes, and answer through <paramref name="letters"/>, or through <paramref name="answers"/> what can wait
    /// until no event does.
    /// </summary>
    public UplinkService(
        IOutboxReader reader,
        UplinkOptions options,
        BoxFacts box,
        IMqttLinkFactory factory,
        TimeProvider time,
        Random random,
        ILogger<UplinkService> log,
        IReadOnlyList<ITopicListener>? listeners = null,
        Letterbox? letters = null,
        Letterbox? answers = null)
    {
        (_reader, _options, _box, _time, _log) = (reader, options, box, time, log);
        _opener = new LinkOpener(factory, log);
        _clock = new RunningClock(time);
        _parts = new SessionParts(reader, options, time, _clock, log)
        {
            Listeners = listeners ?? [],
            Letters = letters ?? new Letterbox(),
            Answers = answers ?? new Letterbox(),
        };
        _backoff = new FullJitterBackoff(options.Backoff, random);
        _run = random.Next().ToString("x8");
        _status = new Snapshot(new UplinkStatus { Since = time.GetUtcNow(), Problem = "Not connected yet." }, null);
    }

    /// <summary>What it does at this moment.</summary>
    public UplinkStatus Status
    {
        get
        {
            var (shown, oldest) = Volatile.Read(ref _status);
            return oldest is { } sentAt ? shown with { OldestUnacknowledged = _clock.Now - sentAt } : shown;
        }
    }

    /// <summary>Makes the connection anew at the loop's next turn; from any thread.</summary>
    public void Reconnect() => _parts.Reconnect.Set();

    /// <summary>Hands over again what is held after a sequence, at the loop's next turn; from any thread.</summary>
    public void SendAgain(long after) => _parts.SendAgain.Set(after);

    /// <summary>Runs until stopped; then says goodbye within a few seconds and returns.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var wait = await RunOnceAsync(stop);
            if (stop.IsCancellationRequested) break;
            try
            {
                await Task.Delay(wait, _time, stop);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        UplinkLog.Stopped(_log, _reader.Status.Waiting);
    }

    // One connection, from the attempt to its end; returns how long to wait before the next.
    private async Task<TimeSpan> RunOnceAsync(CancellationToken stop)
    {
        try
        {
            var document = new StatusDocument(_box, _time, $"{_run}-{++_connections}");
            await using var link = await _opener.OpenAsync(() => SettingsWith(document), stop);
            var began = _clock.Now;
            NoteConnected(link);
            var loss = await ServeAsync(link, document, stop);
            if (stop.IsCancellationRequested) return TimeSpan.Zero;
            NoteLost(loss.Sentence);
            if (_clock.Now - began >= _options.Backoff.HealthyAfter) _backoff.Reset();
            return loss.Reason == ReasonCodes.SessionTakenOver ? _backoff.NextSlow() : _backoff.Next();
        }
        catch (LinkRefusal refusal)
        {
            NoteLost(refusal.Message);
            return refusal.Kind is RefusalKind.Rights or RefusalKind.Library ? _backoff.NextSlow() : _backoff.Next();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception fault)
        {
            UplinkLog.Fault(_log, fault);
            NoteLost($"The uplink met an unexpected fault ({fault.Message}); it starts again by itself.");
            return _backoff.Next();
        }
    }

    private async Task<LinkLoss> ServeAsync(IMqttLink link, StatusDocument document, CancellationToken stop)
    {
        var tools = new SessionTools(link, _options, _box, _time, _clock, _counters, _log);
        using var session = new UplinkSession(
            tools, _parts, _reader, document, problem => Show(true, link.Grant.Version, problem, tools));
        var loss = await session.RunAsync(stop);
        _parts.Suspicion.Lost(session.Suspects, session.Proven, loss, session.Began, _clock.Now);
        return loss;
    }

    private LinkSettings SettingsWith(StatusDocument document) => new()
    {
        Host = _options.Host,
        Port = _options.Port,
        ClientId = _options.ClientId ?? $"{_box.Topics.Tenant}-{_box.Topics.Store}-{_box.Topics.Box}",
        Tls = _options.Tls,
        Username = _options.Username,
        Password = _options.Password,
        KeepAlive = _options.KeepAlive,
        ConnectWithin = _options.ConnectWithin,
        Window = _options.Window,
        Will = document.Will(),
    };

    private void NoteConnected(IMqttLink link)
    {
        var version = link.Grant.Version == MqttVersion.V5 ? "5" : "3.1.1";
        if (!_everConnected) UplinkLog.Connected(_log, _options.Host, _options.Port, version);
        else UplinkLog.Back(
            _log, _options.Host, _options.Port, (_clock.Now - (_lostSince ?? _clock.Now)).TotalSeconds, version);
        if (_everConnected) _counters.Reconnects++;
        _everConnected = true;
        _lostSince = null;
        Show(true, link.Grant.Version, null, null);
    }

    private void NoteLost(string sentence)
    {
        if (_lostSince is null) UplinkLog.Lost(_log, sentence);
        else UplinkLog.StillLost(_log, sentence);
        _lostSince ??= _clock.Now;
        Show(false, null, sentence, null);
    }

    private void Show(bool connected, MqttVersion? version, string? problem, SessionTools? tools)
    {
        var before = _status.Shown;
        var shown = new UplinkStatus
        {
            Connected = connected,
            Proven = tools?.Proven ?? false,
            Since = before.Connected == connected ? before.Since : _time.GetUtcNow(),
            Protocol = version,
            Problem = problem,
            InFlight = tools?.InFlight ?? 0,
            Sent = _counters.Sent,
            Acknowledged = _counters.Acknowledged,
            Refused = _counters.Refused,
            Quarantined = _counters.Quarantined,
            Resent = _counters.Resent,
            Unheard = _counters.Unheard,
            Reconnects = _counters.Reconnects,
            AcksIgnored = _counters.AcksIgnored,
            Lag = _counters.Lag,
        };
        Volatile.Write(ref _status, new Snapshot(shown, tools?.OldestSentAt));
    }

    // The age of the oldest message grows between two turns of the loop, so it is worked out when it is asked for.
    private sealed record Snapshot(UplinkStatus Shown, TimeSpan? OldestSentAt);
}
