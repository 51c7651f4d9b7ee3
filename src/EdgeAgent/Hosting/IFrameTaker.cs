// Where a camera's frames go: to the models of that camera, if it has any.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Hosting;

/// <summary>Takes the frames of one camera.</summary>
internal interface IFrameTaker
{
    /// <summary>Copies what it needs and returns at once; the newest frame wins.</summary>
    void Take(FrameView frame);
}
