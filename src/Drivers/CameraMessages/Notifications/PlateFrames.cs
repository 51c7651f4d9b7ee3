// Plates in frames of ONVIF metadata (Profile M; Analytics Specification, LicensePlateInfo). One car is in many frames
// under one ObjectId: of a document the best reading counts; over documents the driver merges.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Notifications;

/// <summary>Reads frames.</summary>
internal static class PlateFrames
{
    /// <summary>One report for each object that carries a plate.</summary>
    public static IEnumerable<CameraReport> Read(MessageNode root) =>
        from frame in root.FindAll("Frame")
        from found in frame.All("Object")
        let info = found.Find("LicensePlateInfo")
        where info is not null
        let report = Of(info, frame.Said("UtcTime"), found.Said("ObjectId"), found.Find("VehicleInfo"))
        group report by report.Vehicle!.Car ?? report.Vehicle.Plate ?? "" into car
        select car.MaxBy(report => report.Vehicle!.ConfidenceShare ?? 0);

    /// <summary>A report out of a <c>LicensePlateInfo</c>.</summary>
    public static CameraReport Of(MessageNode? info, string? time, string? objectId, MessageNode? vehicle)
    {
        var number = info?.Child("PlateNumber");
        var plate = MessageNode.Known(number?.Text) ?? number?.Said("Value", "#text");
        var likelihood = plate is null ? null : Figures.Number(number?.Said("Likelihood"));
        return new CameraReport(plate is null ? ReportKinds.NoPlate : ReportKinds.Plate)
        {
            Time = DeviceTime.OfText(time, isUtc: true),
            Vehicle = new VehicleReading
            {
                Plate = plate,
                Confidence = likelihood,
                ConfidenceShare = Figures.Share(likelihood),
                Country = info?.Said("CountryCode"),
                Region = info?.Said("IssuingEntity"),
                Car = objectId,
                Passage = PassageState.Update,
                Make = vehicle?.Said("Brand"),
                Model = vehicle?.Said("Model"),
                Category = vehicle?.Said("Type"),
            },
            Signal = new SignalReading { ObjectId = objectId },
            Details = new DetailList().Text("plate_type", info?.Said("PlateType")).All,
        };
    }
}
