// The catalogue of kinds that this version of the box can make. A field is added freely, never renamed or given another
// meaning: that makes a new version of the kind.
using System.Collections.Frozen;

namespace EdgeAgent.Contracts.Events;

/// <summary>Every kind of event, by name.</summary>
public static class EventKinds
{
    /// <summary>A tag is in a zone and stays there.</summary>
    public static EventKind TagArrived { get; } = new("retail.tag.arrived.v1", Priority.Normal);

    /// <summary>A tag went from one zone to another.</summary>
    public static EventKind TagMoved { get; } = new("retail.tag.moved.v1", Priority.Normal);

    /// <summary>A tag has not been seen for the zone's departure time.</summary>
    public static EventKind TagDeparted { get; } = new("retail.tag.departed.v1", Priority.Normal);

    /// <summary>A vehicle came onto the site.</summary>
    public static EventKind VehicleArrived { get; } = new("retail.vehicle.arrived.v1", Priority.Urgent, Personal: true);

    /// <summary>A vehicle left the site, or was not seen any more.</summary>
    public static EventKind VehicleLeft { get; } = new("retail.vehicle.left.v1", Priority.Normal, Personal: true);

    /// <summary>A person crossed a counting line.</summary>
    public static EventKind PersonCrossed { get; } = new("retail.person.crossed.v1", Priority.Low);

    /// <summary>A person's stay in a zone of a camera's picture ended.</summary>
    public static EventKind ZoneLeft { get; } = new("retail.zone.left.v1", Priority.Low);

    /// <summary>An operator took an assignment in hand.</summary>
    public static EventKind PickStarted { get; } = new("retail.pick.started.v1", Priority.Normal, Personal: true);

    /// <summary>An operator was sent to a slot.</summary>
    public static EventKind PickLocated { get; } = new("retail.pick.located.v1", Priority.Normal, Personal: true);

    /// <summary>Check digits, or another proof of place or product, were given.</summary>
    public static EventKind PickChecked { get; } = new("retail.pick.checked.v1", Priority.Normal, Personal: true);

    /// <summary>Pieces were picked, brought or counted, and confirmed.</summary>
    public static EventKind PickConfirmed { get; } = new("retail.pick.confirmed.v1", Priority.Normal, Personal: true);

    /// <summary>A line was closed with less than was asked.</summary>
    public static EventKind PickShort { get; } = new("retail.pick.short.v1", Priority.Normal, Personal: true);

    /// <summary>A line was passed over for now.</summary>
    public static EventKind PickSkipped { get; } = new("retail.pick.skipped.v1", Priority.Normal, Personal: true);

    /// <summary>An outcome was taken back.</summary>
    public static EventKind PickUndone { get; } = new("retail.pick.undone.v1", Priority.Normal, Personal: true);

    /// <summary>An assignment is done.</summary>
    public static EventKind PickCompleted { get; } = new("retail.pick.completed.v1", Priority.Normal, Personal: true);

    /// <summary>An operator signed on.</summary>
    public static EventKind ShiftStarted { get; } = new("retail.shift.started.v1", Priority.Normal, Personal: true);

    /// <summary>An operator takes a break.</summary>
    public static EventKind ShiftPaused { get; } = new("retail.shift.paused.v1", Priority.Normal, Personal: true);

    /// <summary>An operator is back from a break.</summary>
    public static EventKind ShiftResumed { get; } = new("retail.shift.resumed.v1", Priority.Normal, Personal: true);

    /// <summary>An operator signed off.</summary>
    public static EventKind ShiftEnded { get; } = new("retail.shift.ended.v1", Priority.Normal, Personal: true);

    /// <summary>Work that was given to the box was refused as a whole; nothing of it is handed out.</summary>
    public static EventKind WorkRefused { get; } = new("retail.work.refused.v1", Priority.Normal);

    /// <summary>An assignment went back to the pool unfinished.</summary>
    public static EventKind WorkReleased { get; } = new("retail.work.released.v1", Priority.Normal, Personal: true);

    /// <summary>An assignment was taken away by whoever gave it.</summary>
    public static EventKind WorkWithdrawn { get; } = new("retail.work.withdrawn.v1", Priority.Normal, Personal: true);

    /// <summary>What lies on a shelf changed, and lies still again.</summary>
    public static EventKind ShelfChanged { get; } = new("retail.shelf.changed.v1", Priority.Low);

    /// <summary>A shelf is low.</summary>
    public static EventKind ShelfLow { get; } = new("retail.shelf.low.v1", Priority.Urgent);

    /// <summary>A shelf is empty.</summary>
    public static EventKind ShelfEmpty { get; } = new("retail.shelf.empty.v1", Priority.Urgent);

    /// <summary>A shelf that was low or empty is stocked again.</summary>
    public static EventKind ShelfRefilled { get; } = new("retail.shelf.refilled.v1", Priority.Urgent);

    /// <summary>A cold place has been too warm for a while.</summary>
    public static EventKind ColdWarning { get; } = new("retail.cold.warning.v1", Priority.Urgent);

    /// <summary>A cold place has been too warm for too long, or is far too warm.</summary>
    public static EventKind ColdBreach { get; } = new("retail.cold.breach.v1", Priority.Urgent);

    /// <summary>A cold place that was too warm is cold again.</summary>
    public static EventKind ColdRecovered { get; } = new("retail.cold.recovered.v1", Priority.Urgent);

    /// <summary>A door was opened.</summary>
    public static EventKind DoorOpened { get; } = new("retail.door.opened.v1", Priority.Normal);

    /// <summary>A door was closed.</summary>
    public static EventKind DoorClosed { get; } = new("retail.door.closed.v1", Priority.Normal);

    /// <summary>A door has been open for too long.</summary>
    public static EventKind DoorHeld { get; } = new("retail.door.held.v1", Priority.Normal);

    /// <summary>Somebody calls for help.</summary>
    public static EventKind HelpCalled { get; } = new("retail.help.called.v1", Priority.Urgent);

    /// <summary>A call for help was answered.</summary>
    public static EventKind HelpAnswered { get; } = new("retail.help.answered.v1", Priority.Urgent);

    /// <summary>A device's link was lost.</summary>
    public static EventKind DeviceLost { get; } = new("box.device.lost.v1", Priority.Urgent);

    /// <summary>A lost device is back.</summary>
    public static EventKind DeviceBack { get; } = new("box.device.back.v1", Priority.Urgent);

    /// <summary>A device cannot work until a person acts.</summary>
    public static EventKind DeviceFailed { get; } = new("box.device.failed.v1", Priority.Urgent);

    /// <summary>Events were given up, by range and class: the gap has a name.</summary>
    public static EventKind BufferDropped { get; } = new("box.buffer.dropped.v1", Priority.Urgent);

    /// <summary>A damaged file was set aside; the range that may be lost is named.</summary>
    public static EventKind StoreQuarantined { get; } = new("box.store.quarantined.v1", Priority.Urgent);

    /// <summary>A message that no broker takes was set aside.</summary>
    public static EventKind MessageQuarantined { get; } = new("box.message.quarantined.v1", Priority.Normal);

    /// <summary>The agent started.</summary>
    public static EventKind BoxStarted { get; } = new("box.started.v1", Priority.Normal);

    /// <summary>The agent was asked to stop.</summary>
    public static EventKind BoxStopping { get; } = new("box.stopping.v1", Priority.Normal);

    /// <summary>A configuration of HQ was tried and is in force.</summary>
    public static EventKind ConfigApplied { get; } = new("box.config.applied.v1", Priority.Normal);

    /// <summary>A configuration of HQ was not even tried.</summary>
    public static EventKind ConfigRefused { get; } = new("box.config.refused.v1", Priority.Normal);

    /// <summary>A configuration of HQ was tried and taken back.</summary>
    public static EventKind ConfigRolledBack { get; } = new("box.config.rolledback.v1", Priority.Normal);

    /// <summary>A new version of the box runs and is confirmed.</summary>
    public static EventKind UpdateApplied { get; } = new("box.update.applied.v1", Priority.Normal);

    /// <summary>A new version of the box was not even installed.</summary>
    public static EventKind UpdateRefused { get; } = new("box.update.refused.v1", Priority.Normal);

    /// <summary>A new version of the box could not be installed, or was tried and taken back.</summary>
    public static EventKind UpdateFailed { get; } = new("box.update.failed.v1", Priority.Normal);

    /// <summary>All kinds, in the order of the catalogue.</summary>
    public static IReadOnlyList<EventKind> All { get; } =
    [
        TagArrived, TagMoved, TagDeparted, VehicleArrived, VehicleLeft, PersonCrossed, ZoneLeft,
        PickStarted, PickLocated, PickChecked, PickConfirmed, PickShort, PickSkipped, PickUndone, PickCompleted,
        ShiftStarted, ShiftPaused, ShiftResumed, ShiftEnded, WorkRefused, WorkReleased, WorkWithdrawn,
        ShelfChanged, ShelfLow, ShelfEmpty, ShelfRefilled, ColdWarning, ColdBreach, ColdRecovered,
        DoorOpened, DoorClosed, DoorHeld, HelpCalled, HelpAnswered,
        DeviceLost, DeviceBack, DeviceFailed, BufferDropped, StoreQuarantined, MessageQuarantined, BoxStarted,
        BoxStopping, ConfigApplied, ConfigRefused, ConfigRolledBack, UpdateApplied, UpdateRefused, UpdateFailed,
    ];

    private static readonly FrozenDictionary<string, EventKind> ByType =
        All.ToFrozenDictionary(kind => kind.Type, StringComparer.Ordinal);

    /// <summary>Whether this version knows a type.</summary>
    public static bool IsKnown(string type) => ByType.ContainsKey(type);

    /// <summary>
    /// The kind of a type name; a type that this version does not know counts as normal and personal, the safe side.
    /// </summary>
    public static EventKind Of(string type) =>
        ByType.TryGetValue(type, out var kind) ? kind : new EventKind(type, Priority.Normal, Personal: true);
}
