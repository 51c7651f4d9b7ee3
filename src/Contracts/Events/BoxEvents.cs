// The data of the events that the box tells about itself.
namespace EdgeAgent.Contracts.Events;

/// <summary>
/// Data of <see cref="EventKinds.DeviceLost"/>, <see cref="EventKinds.DeviceBack"/> and <see
/// cref="EventKinds.DeviceFailed"/>.
/// </summary>
/// <param name="Device">The device's id.</param>
/// <param name="Driver">Its driver's name.</param>
/// <param name="Reason">A sentence; null when it is back.</param>
/// <param name="SinceS">Seconds since the link was lost; 0 at the loss itself.</param>
public sealed record DeviceChanged(string Device, string Driver, string? Reason, double SinceS);

/// <summary>Data of <see cref="EventKinds.BufferDropped"/>: the gap with its name.</summary>
/// <param name="From">First sequence of the range.</param>
/// <param name="To">Last sequence of the range, itself included.</param>
/// <param name="Count">Events dropped in it; fewer than the width where others in the range were kept.</param>
/// <param name="Class">The priority class that was dropped: <c>low</c>, <c>normal</c>, <c>urgent</c>; <c>any</c> where
/// unknown.</param>
/// <param name="Reason"><c>space</c>, <c>age</c>, <c>damaged</c> or <c>refused</c>.</param>
public sealed record BufferDropped(long From, long To, long Count, string Class, string Reason);

/// <summary>Data of <see cref="EventKinds.StoreQuarantined"/>.</summary>
/// <param name="File">The name under which the damaged file was set aside.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="LostFrom">First sequence that may be lost; null where nothing is.</param>
/// <param name="LostTo">Last sequence that may be lost.</param>
/// <param name="Rescued">Events that could be read out of the damaged file and kept.</param>
public sealed record StoreQuarantined(string File, string Reason, long? LostFrom, long? LostTo, long Rescued);

/// <summary>Data of <see cref="EventKinds.MessageQuarantined"/>.</summary>
/// <param name="Place">The place (id) of the event that no broker takes.</param>
/// <param name="Reason">A sentence.</param>
public sealed record MessageQuarantined(string Place, string Reason);

/// <summary>Data of <see cref="EventKinds.BoxStarted"/> and <see cref="EventKinds.BoxStopping"/>.</summary>
/// <param name="Version">The agent's version.</param>
/// <param name="BootId">The kernel's boot id.</param>
/// <param name="Cause"><c>wanted</c>, <c>crash</c> (same boot, no clean stop), <c>power</c> (other boot, no clean stop)
/// or <c>first</c>.</param>
/// <param name="Clock"><c>synced</c> or <c>estimated</c>.</param>
public sealed record BoxLife(string Version, string BootId, string Cause, string Clock);

/// <summary>
/// Data of <see cref="EventKinds.ConfigApplied"/>, <see cref="EventKinds.ConfigRefused"/> and <see
/// cref="EventKinds.ConfigRolledBack"/>.
/// </summary>
/// <param name="Version">The version of HQ's wish; 0 where it could not be read.</param>
/// <param name="Hash">SHA-256 of the wished document, 64 hex digits; empty where it could not be read.</param>
/// <param name="Reason">Why it was refused or rolled back: sentences; null where it was applied.</param>
public sealed record ConfigChanged(long Version, string Hash, string? Reason);

/// <summary>
/// Data of <see cref="EventKinds.UpdateApplied"/>, <see cref="EventKinds.UpdateRefused"/> and <see
/// cref="EventKinds.UpdateFailed"/>.
/// </summary>
/// <param name="From">The version that ran before.</param>
/// <param name="To">The version that was to run; a file's name where its bundle does not say.</param>
/// <param name="Reason">Why it was refused or did not stay: sentences; null where it was applied.</param>
public sealed record UpdateChanged(string From, string To, string? Reason);
