// The world around a box that makes its result: HQ, the agent, the screens.
using EdgeAgent.Appliance.Enrolment;
using EdgeAgent.Appliance.SelfTest;
using EdgeAgent.Configuration;

namespace EdgeAgent.Appliance.Results;

/// <summary>Whom a result asks, and whom it tells.</summary>
internal sealed record ResultSurroundings
{
    /// <summary>Asks HQ for the box's certificate.</summary>
    public required AskHq AskHq { get; init; }

    /// <summary>Asks the agent that runs with a config.</summary>
    public required Func<StoreConfig, AskAgent> AskAgent { get; init; }

    /// <summary>Starts the agent anew, so that it shows HQ its new certificate at once.</summary>
    public required Action RestartAgent { get; init; }

    /// <summary>Shows a text where people look at the box itself.</summary>
    public required Action<string> Show { get; init; }
}
