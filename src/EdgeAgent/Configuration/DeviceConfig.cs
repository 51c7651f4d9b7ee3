// One entry under `devices:`: which driver, its options, and how the host treats it.
using EdgeAgent.Configuration.Reading;
using EdgeAgent.Drivers;
using EdgeAgent.Hosting;
using EdgeAgent.Vision;

namespace EdgeAgent.Configuration;

/// <summary>One configured device.</summary>
/// <param name="Id">Its id, a topic level.</param>
/// <param name="Driver">Its driver.</param>
/// <param name="Options">What the driver's <see cref="IDriver.ReadOptions"/> returned.</param>
/// <param name="Hosting">How the host treats it.</param>
/// <param name="Vision">What the box reads off its frames; null = nothing, or it gives none.</param>
public sealed record DeviceConfig(
    string Id, IDriver Driver, object Options, HostingOptions Hosting, VisionOptions? Vision = null)
{
    /// <summary>The device of events that the box makes about itself; no device may be named so.</summary>
    private const string BoxItself = "box";

    /// <summary>Reads one entry; null where its driver is missing or unknown.</summary>
    internal static DeviceConfig? Read(string id, IStoreReader reader, DriverCatalogue drivers)
    {
        if (id == BoxItself)
            reader.Fault("", $"`{id}` cannot be a device's id: events of the box itself carry it. Choose another.");
        var hosting = HostingOptions.Read(reader);
        var chosen = reader.Variant(
            "driver",
            "What drives the device; the other keys follow from it.",
            [.. drivers.All.Select(
                driver => new OptionVariant<Chosen>(
                    driver.Name, driver.Summary, it => new Chosen(
                        driver, driver.ReadOptions(it), driver.GivesFrames ? VisionOptions.Read(it) : null)))]);
        return chosen is null ? null : new DeviceConfig(id, chosen.Driver, chosen.Options, hosting, chosen.Vision);
    }

    private sealed record Chosen(IDriver Driver, object Options, VisionOptions? Vision);
}
