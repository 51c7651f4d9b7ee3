// Vehicles: TrafficCar, Vehicle, NonMotor, Object of type Plate, and ITSAPI's Plate and SnapInfo. The camera knows its
// lane and whether it sees the front or the back; in or out is what the installer says.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Dahua.Messages;

/// <summary>Reads vehicles.</summary>
internal static class DahuaVehicle
{
    /// <summary>Whether an event tells of a vehicle.</summary>
    public static bool IsVehicle(MessageNode data, string? code) =>
        data.Find("TrafficCar") is not null || data.Find("NonMotor") is not null || data.Find("Plate") is not null
        || data.Find("PlateNumber") is not null || code?.StartsWith("Traffic", StringComparison.Ordinal) == true;

    /// <summary>Reads the data of an event.</summary>
    public static CameraReport Read(MessageNode data)
    {
        var car = data.Find("TrafficCar");
        var vehicle = data.Find("Vehicle");
        var other = data.Find("NonMotor");
        var snap = data.Find("SnapInfo");
        var seen = data.Child("Object") is { } found && found.Said("ObjectType") == "Plate" ? found : null;
        var pushed = data.Find("Picture")?.Child("Plate");
        var plate = car?.Said("PlateNumber") ?? pushed?.Said("PlateNumber") ?? seen?.Said("Text")
            ?? other?.Child("Plate")?.Said("Text") ?? data.SaidAnywhere("PlateNumber");
        var confidence = plate is null ? null : Figures.Number(pushed?.Said("Confidence") ?? seen?.Said("Confidence"));
        var direction = data.Said("JunctionDirection") ?? car?.Said("DrivingDirection") ?? snap?.Said("Direction");
        return new CameraReport(plate is null ? ReportKinds.NoPlate : ReportKinds.Plate)
        {
            Time = DeviceTime.OfText(snap?.Said("AccurateTime", "SnapTime")),
            Vehicle = new VehicleReading
            {
                Plate = plate,
                Confidence = confidence,
                ConfidenceShare = Share(confidence),
                Direction = direction,
                Heading = Headings.Of(direction),
                Lane = Figures.Integer(data.Said("Lane") ?? car?.Said("Lane") ?? snap?.Said("LanNo")),
                Country = car?.Said("Country") ?? data.Child("CommInfo")?.Said("Country"),
                Region = pushed?.Said("Region"),
                Make = car?.Said("VehicleSign") ?? vehicle?.Said("VehicleSign", "Text"),
                Model = vehicle?.Said("VehicleSeries", "BrandYearText"),
                Color = car?.Said("VehicleColor") ?? vehicle?.Said("VehicleColor") ?? other?.Said("Color"),
                Category =
                    other?.Said("Category") ?? vehicle?.Said("Category", "VehicleType") ?? car?.Said("VehicleSize"),
            },
            Details = new DetailList()
                .Text("plate_color", car?.Said("PlateColor") ?? pushed?.Said("PlateColor"))
                .Text("plate_type", car?.Said("PlateType") ?? pushed?.Said("PlateType"))
                .Number("speed", Figures.Number(car?.Said("Speed") ?? vehicle?.Said("Speed")))
                .Text("violation", car?.Said("ViolationCode"))
                .Text("group", data.Said("GroupID"))
                .Text("file", data.Said("FilePath"))
                .Text("start_time", data.Said("StartTime"))
                .All,
        };
    }

    // The SDK speaks of 0 to 255, cameras mostly send 0 to 100.
    private static double? Share(double? confidence) =>
        confidence is > 100 and <= 255 ? confidence / 255 : Figures.Percent(confidence);
}
