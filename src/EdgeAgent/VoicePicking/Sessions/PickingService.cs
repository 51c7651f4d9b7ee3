// Voice picking at headsets as one part of the agent: the page for handhelds, the box's own headsets, and who may
// sign on. What the box lacks, a model or a voice, makes it say so, and pickers answer by hand or read; it stops
// nothing else.
using EdgeAgent.Hosting;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Operators;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Serves pickers.</summary>
internal sealed class PickingService : IAsyncDisposable
{
    private readonly SessionParts _sessions;
    private readonly IReadOnlyDictionary<string, DeviceHeadset> _headsets;
    private readonly PickingPage? _page;
    private readonly IReadOnlyList<string> _lacks;
    private readonly SignOnDesk _desk;
    private readonly DeviceSessions _devices;

    /// <summary>Makes the service; nothing listens yet.</summary>
    /// <param name="sessions">What sessions are made of.</param>
    /// <param name="headsets">The box's own headsets, by device id.</param>
    /// <param name="page">The page for handhelds; null = none.</param>
    /// <param name="lacks">What the box lacks for voice picking: sentences.</param>
    public PickingService(
        SessionParts sessions, IReadOnlyDictionary<string, DeviceHeadset> headsets, PickingPage? page,
        IReadOnlyList<string> lacks)
    {
        (_sessions, _headsets, _page, _lacks) = (sessions, headsets, page, lacks);
        _desk = new SignOnDesk(sessions.Operators, sessions.Time);
        _devices = new DeviceSessions(sessions, [.. headsets.Values], _desk);
    }

    /// <summary>How it stands.</summary>
    public HeadsetStatus Status => new()
    {
        Address = _page?.Address,
        Fingerprint = _page?.Fingerprint,
        Pickers = [.. _devices.Now, .. _page?.Book?.Now ?? []],
        Latency = _sessions.Latency.Now,
        LostBlocks = _devices.LostBlocks + (_page?.Book?.LostBlocks ?? 0),
        Problems =
        [
            .. _lacks.Concat(new[] { _sessions.Operators.Problem, _page?.Renewed }.OfType<string>()),
        ],
    };

    /// <summary>A device of the box as a headset; null where it is none.</summary>
    public DeviceHeadset? HeadsetOf(string device) => _headsets.GetValueOrDefault(device);

    /// <summary>Serves until stopped.</summary>
    /// <exception cref="Hosting.StartRefusal">The page's port is taken.</exception>
    public Task RunAsync(CancellationToken stop)
    {
        foreach (var lack in _lacks) SessionLog.Advice(_sessions.Log, lack);
        return SideBySide.RunAsync(
            stop,
            _devices.RunAsync,
            ending => _page?.RunAsync(_sessions, _devices, _desk, ending) ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        _sessions.Recognizer?.Dispose();
        await _sessions.Synthesizer.DisposeAsync();
    }
}
