// One way of making meaning out of observations: tags, later plates, footfall, shelves.
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights;

/// <summary>Makes events and rollups out of observations. Called by one loop, never by two threads at once.</summary>
internal interface IInsight
{
    /// <summary>Takes tag reads of a device.</summary>
    void Observe(string device, ReadOnlySpan<TagRead> reads);

    /// <summary>Takes any other observation of a device.</summary>
    void Observe(string device, Observation observation);

    /// <summary>A device's link was lost: what it alone saw is unknown now, not gone.</summary>
    void DeviceLost(string device);

    /// <summary>A device's link is up, for the first time or again.</summary>
    void DeviceBack(string device);

    /// <summary>Time passed; called several times a second.</summary>
    void Tick();

    /// <summary>Moves what was made since the last call into the lists.</summary>
    void Collect(List<NewEvent> events, List<Rollup> rollups);
}
