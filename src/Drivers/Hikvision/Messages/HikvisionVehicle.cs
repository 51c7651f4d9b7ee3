// The ANPR block. Old firmware has no vehicleInfo; some tags are misspelt by the devices themselves.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Hikvision.Messages;

/// <summary>Reads plates.</summary>
internal static class HikvisionVehicle
{
    /// <summary>Reads an <c>ANPR</c> element.</summary>
    public static CameraReport Read(MessageNode anpr)
    {
        var info = anpr.Child("vehicleInfo");
        var plate = anpr.Said("licensePlate");
        var confidence = plate is null ? null : Figures.Number(anpr.Said("confidenceLevel"));
        var direction = anpr.Said("direction");
        return new CameraReport(plate is null ? ReportKinds.NoPlate : ReportKinds.Plate)
        {
            Vehicle = new VehicleReading
            {
                Plate = plate,
                Confidence = confidence,
                ConfidenceShare = Figures.Percent(confidence),
                Direction = direction,
                Heading = Headings.Of(direction),
                Lane = Figures.Integer(anpr.Said("line")),
                Country = Code(anpr.Said("country")),
                Region = anpr.Said("region"),
                Make = info?.Said("vehicleLogo", "brand"),
                Color = info?.Said("color"),
                Category = anpr.Said("vehicleType") ?? info?.Said("vehicleType"),
                List = anpr.Said("vehicleListName", "listType"),
            },
            Details = new DetailList()
                .Text("plate_type", anpr.Said("plateType"))
                .Text("plate_color", anpr.Said("plateColor"))
                .Text("plate_characters_confidence", anpr.Said("plateCharBelieve"))
                .Text("original_plate", anpr.Said("originalLicensePlate"))
                .Text("brand_code", Code(info?.Said("vehicleLogoRecog")))
                .Text("brand_sub_code", Code(info?.Said("vehicleSubLogoRecog", "vehileSubLogoRecog")))
                .Text("model_code", Code(info?.Said("vehicleModel", "vehileModel")))
                .Text("state_code", Code(anpr.Said("tailandStateID", "thailandStateID")))
                .Number("speed", Positive(info?.Said("speed")))
                .Number("barrier_gate", Figures.Number(anpr.Said("barrierGateCtrlType")))
                .All,
        };
    }

    // The vendor's tables of countries, makes and models use 0 for 'not known'.
    private static string? Code(string? text) => text == "0" ? null : text;

    private static double? Positive(string? text) => Figures.Number(text) is > 0 and var value ? value : null;
}
