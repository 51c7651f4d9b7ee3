// From what a camera says to what the box observes.
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Intake;

/// <summary>Makes observations of reports.</summary>
/// <param name="zone">The camera's time zone, for local times without one; null where it is not known.</param>
internal sealed class ReportObservations(TimeZoneInfo? zone)
{
    /// <summary>The observations of a report; none for kinds that are of no use here.</summary>
    /// <param name="report">What was read.</param>
    /// <param name="received">When it came in: stands in for a time that is missing.</param>
    public IEnumerable<Observation> Of(CameraReport report, DateTimeOffset received)
    {
        var (time, estimated) = report.Time.Resolve(zone, received);
        if (report.Vehicle is { } vehicle) return [Vehicle(report, vehicle, time, estimated)];
        if (report.Counts.Count > 0) return report.Counts.Select(count => Count(count, report, received));
        if (report.Kind == ReportKinds.LineCross)
            return
            [
                new LineCrossed(
                    time, estimated, report.Signal?.Rule ?? "line", report.Signal?.Inwards, report.Signal?.ObjectId),
            ];
        return report.Kind is ReportKinds.Other or ReportKinds.Count ? [] : [Signal(report, time, estimated)];
    }

    /// <summary>The key by which a report that comes twice is known; null where nothing tells two apart.</summary>
    public static string? KeyOf(CameraReport report)
    {
        if (report.EventId is { } id) return $"id {report.Source.Channel} {id} {report.Active}";
        if (!report.Time.IsStated) return null;
        var time = report.Time.Milliseconds?.ToString() ?? report.Time.Raw;
        var what = report.Vehicle is { } vehicle
            ? $"{vehicle.Car} {vehicle.State} {vehicle.Plate} {report.PictureName}"
            : $"{report.Signal?.Rule} {report.Signal?.Region} {report.Signal?.ObjectId} {report.Active} "
                + string.Join(
                    ',', report.Counts.Select(count => $"{count.Line} {count.In} {count.Out} {count.Inside}"));
        return $"{report.Kind} {report.Source.Channel} {time} {what}";
    }

    private static VehicleSeen Vehicle(
        CameraReport report, VehicleReading vehicle, DateTimeOffset time, bool estimated) => new(
        time, estimated, KeyOf(report) ?? $"{report.Source.Channel} {time.UtcTicks}", vehicle.Passage,
        PlateText.Normalise(vehicle.Plate), vehicle.Plate, vehicle.ConfidenceShare, vehicle.Heading)
        {
            Channel = report.Source.Channel,
            Lane = vehicle.Lane,
            Region = vehicle.Country ?? vehicle.Region,
            Make = vehicle.Make,
            Model = vehicle.Model,
            Colour = vehicle.Color,
            Category = vehicle.Category,
            List = vehicle.List,
            Pictures = report.Pictures,
            Historical = report.Resent,
        };

    private PeopleCounted Count(CountReading count, CameraReport report, DateTimeOffset received)
    {
        var (time, estimated) = (count.At is { IsStated: true } at ? at : report.Time).Resolve(zone, received);
        return new PeopleCounted(time, estimated, count.Line, count.Meaning, count.In, count.Out, count.Inside)
        {
            PeriodStart = count.From.IsStated ? count.From.Resolve(zone, received).Time : null,
            Historical = count.Historical || report.Resent,
            WrapsAt = count.WrapsAt,
        };
    }

    private static CameraSignal Signal(CameraReport report, DateTimeOffset time, bool estimated) =>
        new(time, estimated, report.Kind, report.Active)
        {
            Channel = report.Source.Channel,
            Place = report.Signal?.Rule ?? report.Signal?.Region,
            Subject = report.Signal?.Target ?? report.Signal?.ObjectClass,
            Track = report.Signal?.ObjectId,
            Value = report.Signal?.Value,
        };
}
