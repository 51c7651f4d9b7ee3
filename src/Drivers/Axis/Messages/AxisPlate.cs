// License Plate Verifier. All numbers are texts; capture_timestamp is the time, datetime is local without a zone.
// A car is announced as new, improved by update, and ended by lost, which alone knows the direction.
using System.Globalization;
using System.Text.RegularExpressions;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.Axis.Messages;

/// <summary>Reads plates.</summary>
internal static partial class AxisPlate
{
    /// <summary>Reads one object of the push.</summary>
    public static CameraReport Read(MessageNode root)
    {
        var plate = Unescaped(root.Said("plateUTF8", "plateUnicode", "plateText", "plateASCII"));
        var confidence = plate is null ? null : Figures.Number(root.Said("plateConfidence"));
        var direction = root.Said("carMoveDirection");
        var state = root.Said("carState");
        var info = root.Child("vehicle_info");
        var camera = root.Child("camera_info");
        return new CameraReport(plate is null ? ReportKinds.NoPlate : ReportKinds.Plate)
        {
            Time = TimeOf(root),
            Source = new ReportSource
            {
                Serial = camera?.Said("SerialNumber"),
                Mac = camera?.Said("MACAddress"),
                Name = camera?.Said("ProdShortName"),
                Address = camera?.Said("IPAddress"),
            },
            EventType = "lpv",
            Vehicle = new VehicleReading
            {
                Plate = plate,
                Confidence = confidence,
                ConfidenceShare = Figures.Share(confidence),
                Direction = direction,
                Heading = Headings.Of(direction),
                State = state,
                Passage = Passage(state),
                Car = root.Said("carID"),
                Lane = Figures.Integer(root.Said("roiID")),
                Country = root.Said("plateCountry"),
                Region = root.Said("plateState", "plateRegion"),
                Make = info?.Said("brand"),
                Model = info?.Said("model"),
                Color = info?.Said("color"),
                Category = info?.Said("type"),
                List = root.Said("plateList"),
            },
            Pictures = root.All("imagesURI").Count(uri => uri.Text is not null),
            PictureName = root.Said("imagesURI"),
            Details = new DetailList()
                .Text("packet_counter", root.Said("packetCounter"))
                .Text("datetime", root.Said("datetime"))
                .Number("confidence_mmr", Figures.Number(info?.Said("confidenceMMR")))
                .Number("confidence_mmr_share", Figures.ShareOrPercent(Figures.Number(info?.Said("confidenceMMR"))))
                .Number("confidence_color", Figures.Number(info?.Said("confidenceColor")))
                .Text("sensor_provider", root.Said("sensorProviderID"))
                .All,
        };
    }

    // frame_timestamp may be 0, and counts microseconds where it is not.
    private static DeviceTime TimeOf(MessageNode root)
    {
        var time = DeviceTime.OfMilliseconds(Figures.Long(root.Said("capture_timestamp")));
        if (!time.IsStated) time = DeviceTime.OfMilliseconds(Figures.Long(root.Said("capture_ts")) / 1_000_000);
        if (!time.IsStated) time = DeviceTime.OfMilliseconds(Figures.Long(root.Said("frame_timestamp")) / 1_000);
        return time.IsStated ? time : DeviceTime.OfText(root.Said("datetime"));
    }

    private static PassageState Passage(string? state) => state?.ToLowerInvariant() switch
    {
        "new" => PassageState.New,
        "update" => PassageState.Update,
        _ => PassageState.Final,
    };

    // Some versions escape each letter, and escape the escapes.
    private static string? Unescaped(string? text) => text is null ? null : Escape().Replace(
        text, match => ((char)ushort.Parse(
            match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
