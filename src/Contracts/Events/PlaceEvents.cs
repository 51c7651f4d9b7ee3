// The data of events about places that contacts, buttons and thermometers watch: cold places, doors, calls for help.
namespace EdgeAgent.Contracts.Events;

/// <summary>
/// Data of <see cref="EventKinds.ColdWarning"/>, <see cref="EventKinds.ColdBreach"/> and <see
/// cref="EventKinds.ColdRecovered"/>.
/// </summary>
/// <param name="Place">The cold place.</param>
/// <param name="TemperatureC">The reading that made the event, °C.</param>
/// <param name="LimitC">What it must not exceed, °C.</param>
/// <param name="OverS">Seconds above the limit that count, those forgiven for an open door left out.</param>
/// <param name="DoorOpen">Whether its door is open; null where no contact tells.</param>
public sealed record ColdChanged(string Place, double TemperatureC, double LimitC, double OverS, bool? DoorOpen);

/// <summary>
/// Data of <see cref="EventKinds.DoorOpened"/>, <see cref="EventKinds.DoorClosed"/> and <see
/// cref="EventKinds.DoorHeld"/>.
/// </summary>
/// <param name="Door">The door.</param>
/// <param name="DurationS">Seconds for which it was open or, where it opens, closed; 0 at the first look.</param>
public sealed record DoorChanged(string Door, double DurationS);

/// <summary>Data of <see cref="EventKinds.HelpCalled"/> and <see cref="EventKinds.HelpAnswered"/>.</summary>
/// <param name="Place">Where help is wanted.</param>
/// <param name="WaitedS">Seconds between call and answer; 0 at the call itself.</param>
public sealed record HelpChanged(string Place, double WaitedS);
