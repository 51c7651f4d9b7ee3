// The models whose uplinks are known. The same channel means different things on different models.
namespace EdgeAgent.Drivers.Milesight.Messages;

/// <summary>A model of people counter.</summary>
public enum MilesightModel
{
    /// <summary>VS121: AI workplace occupancy sensor.</summary>
    Vs121,

    /// <summary>VS133: time-of-flight people counter with four lines.</summary>
    Vs133,

    /// <summary>VS350: passage people counter.</summary>
    Vs350,
}
