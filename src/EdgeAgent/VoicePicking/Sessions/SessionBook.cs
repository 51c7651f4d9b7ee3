// Who works where: one session for each operator, which outlives the sockets of his page. A session that breaks is made
// anew at the next socket, and goes on at the line that is on disk.
using System.Net.WebSockets;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Headsets.Wire;
using EdgeAgent.VoicePicking.Operators;
using EdgeAgent.Web.Picking;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>The sessions of a box.</summary>
internal sealed class SessionBook(
    SessionParts parts, HeadsetOptions options, DeviceSessions devices, CancellationToken stop) : IPickerSessions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _byNumber = [];

    /// <summary>Who works now.</summary>
    public IReadOnlyList<PickerStanding> Now
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _byNumber.Values.Select(entry => new PickerStanding(
                        entry.Headset.Id, entry.Headset.IsThere, entry.Session.Activity, entry.Session.Needs)),
                ];
            }
        }
    }

    /// <summary>Blocks of sound that were lost on the way or not taken in time, of the sessions that run.</summary>
    public long LostBlocks
    {
        get
        {
            lock (_gate) return _byNumber.Values.Sum(entry => entry.Headset.LostBlocks);
        }
    }

    /// <inheritdoc/>
    public bool IsAtWork(string number)
    {
        return IsAtPage(number) || devices.IsAtWork(number);
    }

    /// <summary>Whether an operator works at a page whose line is up.</summary>
    public bool IsAtPage(string number)
    {
        lock (_gate) return _byNumber.TryGetValue(number, out var entry) && entry.Headset.IsThere;
    }

    /// <inheritdoc/>
    public void TakeOver(string number)
    {
        devices.TakeOver(number);
        LeavePage(number);
    }

    /// <summary>Sends an operator's page away: he goes on elsewhere.</summary>
    public void LeavePage(string number)
    {
        lock (_gate)
        {
            if (_byNumber.TryGetValue(number, out var entry))
                entry.Headset.Leave(GoodbyeCode.TakenOver, "You went on at another handheld.");
        }
    }

    /// <inheritdoc/>
    public async Task SignOffAsync(string number, CancellationToken end)
    {
        Entry? entry;
        lock (_gate) entry = _byNumber.GetValueOrDefault(number);
        entry?.Headset.Leave(GoodbyeCode.SignedOff, "You are signed off.");
        await parts.Operators.UpdateAsync(number, one => one with { SignOn = one.SignOn + 1 }, end);
    }

    /// <inheritdoc/>
    public async Task ServeAsync(OperatorRecord signedOn, WebSocket socket, CancellationToken end)
    {
        var headset = Find(signedOn).Headset;
        await headset.AttachAsync(socket, signedOn.Name, signedOn.Voice.Language, end);
    }

    /// <summary>Waits, after the stop, until all sessions have ended and their pages were told to come back.</summary>
    public Task EndAsync()
    {
        lock (_gate) return Task.WhenAll(_byNumber.Values.Select(entry => entry.Run));
    }

    private Entry Find(OperatorRecord signedOn)
    {
        lock (_gate)
        {
            if (_byNumber.TryGetValue(signedOn.Number, out var found)) return found;
            var headset = new PageHeadset(FreeId(), options, parts.Time);
            var voice = parts.Recognizer is null ? null : parts.Voices.Load(signedOn.Number).Voice;
            var profile = new OperatorProfile(signedOn.Number, signedOn.Name, signedOn.Voice, voice);
            var session = new PickerSession(parts, headset, profile);
            var entry = new Entry(headset, session);
            _byNumber[signedOn.Number] = entry;
            entry.Run = Task.Run(() => RunAsync(signedOn.Number, entry), CancellationToken.None);
            return entry;
        }
    }

    // Ids of handhelds say nothing of who works there, and stay few, as HQ counts by them.
    private string FreeId() => Enumerable.Range(1, int.MaxValue).Select(number => $"handheld-{number}")
        .First(id => _byNumber.Values.All(entry => entry.Headset.Id != id));

    private async Task RunAsync(string number, Entry entry)
    {
        SessionLog.Began(parts.Log, entry.Headset.Id);
        var (code, farewell) = (GoodbyeCode.SignedOff, "You are signed off.");
        try
        {
            await entry.Session.RunAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            (code, farewell) = (GoodbyeCode.Restart, "The box starts anew.");
        }
        catch (Exception fault)
        {
            (code, farewell) = (GoodbyeCode.Restart, "Something went wrong in the box; it goes on at the same line.");
            SessionLog.Broke(parts.Log, entry.Headset.Id, fault.Message, fault);
        }

        lock (_gate) _byNumber.Remove(number);
        entry.Headset.Leave(code, farewell);
        SessionLog.Ended(parts.Log, entry.Headset.Id);
    }

    private sealed class Entry(PageHeadset headset, PickerSession session)
    {
        public PageHeadset Headset { get; } = headset;

        public PickerSession Session { get; } = session;

        public Task Run { get; set; } = Task.CompletedTask;
    }
}
