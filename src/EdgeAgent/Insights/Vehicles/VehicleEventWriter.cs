// Makes the two vehicle events. Here stands what of a plate leaves the box: a member's id, else a keyed hash, and the
// plate itself only where the config asks for it.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Drivers.Observations;
using EdgeAgent.Outbox;

namespace EdgeAgent.Insights.Vehicles;

/// <summary>Writes vehicle events.</summary>
internal sealed class VehicleEventWriter(bool clearPlates)
{
    /// <summary>An arrival; its time is the first sighting.</summary>
    public NewEvent Arrived(
        Visit visit, Passage passage, KnownVehicle? known, VehicleCameraOptions camera, ClockState clock)
    {
        var best = passage.Best;
        var data = new VehicleArrived(
            visit.Id,
            known is null ? visit.Hash : null,
            known?.Id,
            known?.List,
            best.Region,
            best.Plate is not null && best.Confidence is { } sure ? Math.Round(sure, 3) : null,
            best.ReadByBox ? "box" : passage.Device,
            camera.Zone,
            best.Lane,
            clearPlates ? best.Plate : null);
        return NewEvent.Of(
            EventKinds.VehicleArrived, passage.Device, passage.First.Time, Worse(clock, passage.First), data,
            EventDataJson.Default.VehicleArrived);
    }

    /// <summary>The end of a visit; its time is the last sighting, however long ago that is.</summary>
    public static NewEvent Left(Visit visit, string device, bool seenLeaving, ClockState clock)
    {
        var dwell = Math.Round(Math.Max(0, (visit.LastSeen - visit.Arrived).TotalSeconds), 1);
        return NewEvent.Of(
            EventKinds.VehicleLeft, device, visit.LastSeen, clock,
            new VehicleLeft(visit.Id, dwell, seenLeaving ? "exit" : "timeout"), EventDataJson.Default.VehicleLeft);
    }

    private static ClockState Worse(ClockState clock, Observation seen) =>
        seen.ClockEstimated ? ClockState.Estimated : clock;
}
