// The driver for a wired or USB headset, or a microphone and a loudspeaker, at the box itself.
using EdgeAgent.Drivers.AlsaHeadset.Native;
using EdgeAgent.Drivers.Discovery;
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers.AlsaHeadset;

/// <summary>Makes, probes and finds headsets.</summary>
public sealed class AlsaHeadsetDriver : IDriver<AlsaHeadsetOptions>, IDeviceFinder
{
    private readonly ISoundSystem _sound;
    private readonly SoundCards _cards;

    /// <summary>Makes the driver of the running box.</summary>
    public AlsaHeadsetDriver()
        : this(new AlsaSound(), new SoundCards())
    {
    }

    /// <summary>Makes a driver with another sound system.</summary>
    internal AlsaHeadsetDriver(ISoundSystem sound, SoundCards cards) => (_sound, _cards) = (sound, cards);

    /// <inheritdoc/>
    public string Name => "alsa-headset";

    /// <inheritdoc/>
    public string Summary => "Headsets, microphones and loudspeakers at the box itself, through ALSA.";

    /// <inheritdoc/>
    public AlsaHeadsetOptions ReadOptions(IOptionReader reader) => AlsaHeadsetOptions.Read(reader);

    /// <inheritdoc/>
    public IDevice Create(string id, AlsaHeadsetOptions options, DriverServices services) =>
        new AlsaHeadsetDevice(id, options, services.Time, _sound, _cards);

    /// <inheritdoc/>
    public Task<ProbeReport> ProbeAsync(
        AlsaHeadsetOptions options, DriverServices services, CancellationToken stop) =>
        Task.FromResult(AlsaHeadsetProbe.Run(options, _sound, _cards));

    /// <inheritdoc/>
    public Task<IReadOnlyList<FoundDevice>> FindAsync(FindScope scope, CancellationToken stop) =>
        Task.FromResult<IReadOnlyList<FoundDevice>>([.. _cards.All().Select(SoundCards.Found)]);
}
