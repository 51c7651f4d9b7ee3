// Headsets at the box itself: each has a session that never ends for long. Pickers sign on there by voice, one after
// the other, and the same operator never works at two places.
using EdgeAgent.Hosting;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Operators;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>The sessions of the box's own headsets.</summary>
/// <param name="parts">What sessions are made of.</param>
/// <param name="headsets">The headsets.</param>
/// <param name="desk">Checks sign-ons.</param>
internal sealed class DeviceSessions(SessionParts parts, IReadOnlyList<DeviceHeadset> headsets, SignOnDesk desk)
    : IHeadsetSignOn
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, PickerSession> _sessions = [];

    /// <summary>Whether an operator works elsewhere, and sending him away from there: the page's sessions.</summary>
    public (Func<string, bool> IsAtWork, Action<string> TakeOver) Elsewhere { get; set; } = (_ => false, _ => { });

    /// <summary>Who works now.</summary>
    public IReadOnlyList<PickerStanding> Now
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. headsets.Where(one => _sessions.GetValueOrDefault(one.Id)?.Number is not null)
                        .Select(one => new PickerStanding(
                            one.Id, one.IsThere, _sessions[one.Id].Activity, _sessions[one.Id].Needs)),
                ];
            }
        }
    }

    /// <summary>Blocks of sound that were lost.</summary>
    public long LostBlocks => headsets.Sum(one => one.LostBlocks);

    /// <summary>Whether an operator works at one of these headsets.</summary>
    public bool IsAtWork(string number)
    {
        lock (_gate) return _sessions.Values.Any(session => session.Number == number);
    }

    /// <summary>Ends an operator's session at one of these headsets: he goes on elsewhere.</summary>
    public void TakeOver(string number)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values.Where(session => session.Number == number)) session.Leave();
        }
    }

    /// <summary>Works until stopped.</summary>
    public Task RunAsync(CancellationToken stop) => SideBySide.RunAsync(
        stop,
        headsets.SelectMany(headset => new Func<CancellationToken, Task>[]
        {
            headset.WatchAsync, ending => RunAsync(headset, ending),
        }));

    /// <inheritdoc/>
    public async Task<(OperatorProfile? Operator, DialogueInput Answer)> CheckAsync(
        string headset, SignOn wish, CancellationToken stop)
    {
        var result = await desk.SignOnAsync(
            wish.Number, wish.Pin.Digits, headset,
            one => wish.TakeOver || !(IsAtWork(one.Number) || Elsewhere.IsAtWork(one.Number)), stop);
        switch (result)
        {
            case SignOnResult.Granted(var granted):
                TakeOver(granted.Number);
                Elsewhere.TakeOver(granted.Number);
                var voice = parts.Voices.Load(granted.Number).Voice;
                var resuming = parts.Desk.InHand(granted.Number) is not null;
                return (new OperatorProfile(granted.Number, granted.Name, granted.Voice, voice),
                    new SignedOn(granted.Number, granted.Name, granted.Voice, resuming));
            case SignOnResult.Elsewhere:
                return (null, new AlreadySignedOn());
            case SignOnResult.Wait(var wait):
                return (null, new Refused($"Too many tries. Wait {Math.Ceiling(wait.TotalSeconds)} seconds."));
            default:
                return (null, new Refused("Number or PIN is wrong."));
        }
    }

    private async Task RunAsync(DeviceHeadset headset, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var session = new PickerSession(parts, headset, null, this);
            lock (_gate) _sessions[headset.Id] = session;
            try
            {
                await session.RunAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                SessionLog.Broke(parts.Log, headset.Id, fault.Message, fault);
                await Task.Delay(TimeSpan.FromSeconds(1), parts.Time, stop)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
