// Two endless answers of the same camera: events as JSON, or events as keys beside their pictures.
namespace EdgeAgent.Drivers.Dahua;

/// <summary>Which stream is asked for.</summary>
public enum DahuaStream
{
    /// <summary>eventManager: <c>Code=…;data={json}</c>.</summary>
    Events,

    /// <summary>snapManager: <c>Events[0].X=Y</c> and a picture.</summary>
    Snapshots,
}
