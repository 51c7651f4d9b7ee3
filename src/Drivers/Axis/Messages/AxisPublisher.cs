// Publisher applications: `{tags, values, timestamp}`, or the same flat. `timestamp` counts; `clock` and `localTime`
// are the camera's wall clock.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Axis.Messages;

/// <summary>Reads the messages of publisher applications.</summary>
internal static class AxisPublisher
{
    /// <summary>Reads one object.</summary>
    public static CameraReport Read(MessageNode root)
    {
        var tags = root.Child("tags") ?? root;
        var values = root.Child("values") ?? root;
        var time = DeviceTime.OfMilliseconds(Figures.Long(root.Said("timestamp")));
        var report = Interpret(tags, values, root) with
        {
            Time = time.IsStated ? time : DeviceTime.OfText(root.Said("localTime")),
            Source = new ReportSource { Serial = tags.Said("device", "serial"), Name = tags.Said("name") },
            EventType = root.Said("topic"),
        };
        return report with
        {
            Details =
            [
                .. report.Details,
                .. new DetailList()
                    .Text("location", tags.Said("location"))
                    .Text("local_time", root.Said("localTime"))
                    .Number("clock", Figures.Number(root.Said("clock"))).All,
            ],
        };
    }

    private static CameraReport Interpret(MessageNode tags, MessageNode values, MessageNode root)
    {
        if ((values.Said("plate") ?? tags.Said("plate")) is { } plate)
            return new CameraReport(ReportKinds.Plate) { Vehicle = new VehicleReading { Plate = plate } };
        var value = Figures.Number(values.Said("value"));
        var direction = tags.Said("direction") ?? values.Said("direction");
        return new CameraReport(direction is null ? ReportKinds.Other : ReportKinds.LineCross)
        {
            Signal = new SignalReading
            {
                Topic = root.Said("topic"),
                Direction = direction,
                Inwards = Headings.Inwards(direction),
                Value = value,
                Rule = direction is null ? null : tags.Said("name"),
            },
        };
    }
}
