// One thing that channels of devices watch: a shelf, a cold place, a door, a call button, a pair of beams.
namespace EdgeAgent.Insights.Sensors;

/// <summary>Makes meaning of a few channels. Called by the insight loop alone.</summary>
internal interface ISensorRule
{
    /// <summary>The channels that it listens to.</summary>
    IReadOnlyList<SignalName> Signals { get; }

    /// <summary>What is wrong with it: a sentence; null when all is well.</summary>
    string? Problem { get; }

    /// <summary>Takes a value of one of its channels.</summary>
    void Hear(SignalName name, in Signal signal);

    /// <summary>The link of a device that it listens to was lost: what it knows may be old.</summary>
    void Lost(string device);

    /// <summary>Time passed.</summary>
    void Tick();
}
