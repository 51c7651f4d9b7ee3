// The drivers of this build, named one by one: nothing is found by searching.
using EdgeAgent.Configuration;
using EdgeAgent.Drivers.Camera;
using EdgeAgent.Drivers.Llrp;

namespace EdgeAgent;

/// <summary>The drivers of this build.</summary>
internal static class DriverList
{
    /// <summary>All of them, in the order in which documents list them.</summary>
    public static DriverCatalogue All { get; } = new([new LlrpDriver(), new CameraDriver()]);
}
