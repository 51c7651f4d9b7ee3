// Events that are neither plates nor counts: intrusion, infrared, tampering. Everything else is `other`.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Hikvision.Messages;

/// <summary>Reads zone and sensor events.</summary>
internal static class HikvisionSignals
{
    /// <summary>Reads an alert by its type.</summary>
    public static CameraReport Read(MessageNode alert, string? type)
    {
        var region = alert.Find("DetectionRegionEntry");
        return new CameraReport(KindOf(type))
        {
            Signal = new SignalReading
            {
                Region = region?.Said("regionID"),
                Target = region?.Said("detectionTarget") ?? alert.SaidAnywhere("targetType"),
                Direction = region?.Said("direction"),
            },
            Details = new DetailList()
                .Number("sensitivity", Figures.Number(region?.Said("sensitivityLevel")))
                .Text("description", alert.Said("eventDescription"))
                .All,
        };
    }

    private static string KindOf(string? type) => type?.ToLowerInvariant() switch
    {
        "fielddetection" or "linedetection" or "regionentrance" or "regionexiting" or "intrusion"
            => ReportKinds.ZoneIntrusion,
        "pir" => ReportKinds.Infrared,
        "shelteralarm" or "tamperdetection" or "tamper" or "scenechangedetection" or "defocus" or "defocusdetection"
            or "videoloss" => ReportKinds.Tamper,
        _ => ReportKinds.Other,
    };
}
