// One thing that is read off frames: plates, or visitors.
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Vision;

/// <summary>A model at work on one camera. Used by one thread.</summary>
internal interface ISight : IDisposable
{
    /// <summary>Looks at a frame and adds what it saw.</summary>
    void Look(in KeptFrame frame, ICollection<Observation> seen);

    /// <summary>No frame came for a while: adds what can be told now.</summary>
    void Idle(DateTimeOffset now, ICollection<Observation> seen);
}
