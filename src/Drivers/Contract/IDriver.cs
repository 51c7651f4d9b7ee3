// The contract that every device family fulfils: read options, make a device, probe it. Nothing else: reconnecting,
// health and start-up policy belong to the host.
using EdgeAgent.Drivers.Options;

namespace EdgeAgent.Drivers;

/// <summary>One family of devices, found in <c>store.yaml</c> by the word after <c>driver:</c>.</summary>
public interface IDriver
{
    /// <summary>The word after <c>driver:</c>, in lower case: <c>llrp</c>.</summary>
    string Name { get; }

    /// <summary>One sentence for lists and generated documents: what the driver drives.</summary>
    string Summary { get; }

    /// <summary>
    /// Whether its devices hand over frames, so that plates and visitors can be read off them on the box.
    /// </summary>
    bool GivesFrames => false;

    /// <summary>
    /// Reads this driver's options from a config block; every fault is reported to <paramref name="reader"/>, none is
    /// thrown.
    /// </summary>
    object ReadOptions(IOptionReader reader);

    /// <summary>The channels that a device with these options has; none where its kind has none.</summary>
    /// <param name="options">What <see cref="ReadOptions"/> returned.</param>
    IReadOnlyList<DeviceChannel> Channels(object options) => [];

    /// <summary>Makes a device. Opens nothing: the link is made by <see cref="IDevice.RunAsync"/>.</summary>
    /// <param name="id">The device's id in <c>store.yaml</c>.</param>
    /// <param name="options">What <see cref="ReadOptions"/> returned.</param>
    /// <param name="services">Clock, transports and secrets.</param>
    IDevice Create(string id, object options, DriverServices services);

    /// <summary>Looks at the device once, without changing it, and says in sentences what was found.</summary>
    Task<ProbeReport> ProbeAsync(object options, DriverServices services, CancellationToken stop);
}

/// <summary>The same contract with the options' type named, so that drivers need no casts.</summary>
/// <typeparam name="TOptions">The immutable options record.</typeparam>
public interface IDriver<TOptions> : IDriver
    where TOptions : class
{
    /// <inheritdoc cref="IDriver.ReadOptions"/>
    new TOptions ReadOptions(IOptionReader reader);

    /// <inheritdoc cref="IDriver.Channels"/>
    IReadOnlyList<DeviceChannel> Channels(TOptions options) => [];

    /// <inheritdoc cref="IDriver.Create"/>
    IDevice Create(string id, TOptions options, DriverServices services);

    /// <inheritdoc cref="IDriver.ProbeAsync"/>
    Task<ProbeReport> ProbeAsync(TOptions options, DriverServices services, CancellationToken stop);

    object IDriver.ReadOptions(IOptionReader reader) => ReadOptions(reader);

    IReadOnlyList<DeviceChannel> IDriver.Channels(object options) => Channels((TOptions)options);

    IDevice IDriver.Create(string id, object options, DriverServices services) =>
        Create(id, (TOptions)options, services);

    Task<ProbeReport> IDriver.ProbeAsync(object options, DriverServices services, CancellationToken stop) =>
        ProbeAsync((TOptions)options, services, stop);
}
