// What an ONVIF topic means (Event Handling Topic Namespace, and the vendors' own branches).
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;
using EdgeAgent.Drivers.Observations;

namespace EdgeAgent.Drivers.CameraMessages.Notifications;

/// <summary>Makes a report of a notification.</summary>
internal static class NotificationReport
{
    private static readonly string[] Channels = ["VideoSource", "VideoSourceToken", "channel"];

    private static readonly (string Part, string Kind)[] Topics =
    [
        ("Recognition/LicensePlate", ReportKinds.Plate),
        ("CountAggregation/Counter", ReportKinds.RunningCount),
        ("CountAggregation/OccupancyCounter", ReportKinds.Count),
        ("LineDetector/Crossed", ReportKinds.LineCross),
        ("ObjectAnalytics", ReportKinds.ZoneObject),
        ("FieldDetector", ReportKinds.ZoneObject),
        ("FenceGuard", ReportKinds.ZoneIntrusion),
        ("LoiteringGuard", ReportKinds.ZoneIntrusion),
        ("MotionGuard", ReportKinds.ZoneIntrusion),
        ("Sensor/PIR", ReportKinds.Infrared),
        ("GlobalSceneChange", ReportKinds.Tamper),
        ("Tamper", ReportKinds.Tamper),
        ("ImageTooDark", ReportKinds.Tamper),
        ("ImageTooBright", ReportKinds.Tamper),
        ("ImageTooBlurry", ReportKinds.Tamper),
        ("SignalLoss", ReportKinds.Tamper),
        ("SignalTooLow", ReportKinds.Tamper),
        ("Temperature", ReportKinds.SensorPrefix + "temperature"),
    ];

    /// <summary>The report; kind <c>other</c> for a topic that is of no use here.</summary>
    public static CameraReport Of(Notification notification)
    {
        var kind = KindOf(notification.Path);
        var report = kind switch
        {
            ReportKinds.Plate => Plate(notification),
            ReportKinds.RunningCount or ReportKinds.Count => Count(notification, kind),
            _ => new CameraReport(kind) { Active = ActiveOf(notification) },
        };
        return report with
        {
            Time = notification.Time,
            EventType = notification.Topic,
            Initial = notification.Operation?.Equals("Initialized", StringComparison.OrdinalIgnoreCase) == true,
            Source = new ReportSource { Channel = notification.Source.Said(Channels) },
            Signal = SignalOf(notification),
        };
    }

    private static string KindOf(string path)
    {
        foreach (var (part, kind) in Topics)
        {
            if (path.Contains(part, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        var sensor = path.IndexOf("Device/Sensor/", StringComparison.OrdinalIgnoreCase);
        return sensor < 0
            ? ReportKinds.Other
            : ReportKinds.SensorPrefix + path[(sensor + 14)..].Split('/')[0].ToLowerInvariant();
    }

    private static SignalReading SignalOf(Notification notification)
    {
        var direction = notification.Item("Direction");
        return new SignalReading
        {
            Topic = notification.Topic,
            ObjectClass = notification.Item("classTypes", "ClassTypes", "ObjectType", "Class"),
            ObjectId = notification.Item("ObjectId"),
            Rule = notification.Item("Rule", "RuleName") ?? Scenario(notification.Path),
            Region = notification.Item("areaid", "Region"),
            Direction = direction,
            Inwards = Headings.Inwards(direction),
            Value = Figures.Number(notification.Item("Value", "Temperature")),
            Threshold = Figures.Number(notification.Item("Threshold")),
        };
    }

    // .../ObjectAnalytics/Device1Scenario1: the scenario is the last level.
    private static string? Scenario(string path) =>
        path.Contains("CameraApplicationPlatform/", StringComparison.Ordinal)
            ? path[(path.LastIndexOf('/') + 1)..]
            : null;

    private static bool? ActiveOf(Notification notification)
    {
        var flag = Figures.Flag(notification.Data.Said(
            "active", "State", "IsInside", "IsTamper", "IsMotion", "triggered", "LogicalState", "Status"));
        return notification.Operation?.Equals("Deleted", StringComparison.OrdinalIgnoreCase) == true ? false : flag;
    }

    private static CameraReport Plate(Notification notification)
    {
        var item = notification.Data.Find("LicensePlateInfo");
        var info = item?.Child("LicensePlateInfo") ?? item; // the item is named like the element in it
        var vehicle = notification.Data.Find("VehicleInfo");
        var report = PlateFrames.Of(info ?? Flat(notification.Data), null, notification.Item("ObjectId"), vehicle);
        var direction = notification.Item("Direction");
        var likelihood = report.Vehicle!.Confidence ?? Figures.Number(notification.Item("Likelihood"));
        return report with
        {
            Vehicle = report.Vehicle with
            {
                Confidence = report.Vehicle.Plate is null ? null : likelihood,
                ConfidenceShare = report.Vehicle.Plate is null ? null : Figures.Share(likelihood),
                Direction = direction,
                Heading = Headings.Of(direction),
                Passage = PassageState.Final,
            },
            PictureName = notification.Item("ImageURI"),
            Pictures = notification.Item("ImageURI") is null ? 0 : 1,
        };
    }

    // Over MQTT the plate may stand among the other items.
    private static MessageNode? Flat(MessageNode data) => data.Child("PlateNumber") is null ? null : data;

    private static CameraReport Count(Notification notification, string kind)
    {
        var count = Figures.Integer(notification.Item("Count"));
        var running = kind == ReportKinds.RunningCount;
        var direction = notification.Item("Direction") ?? notification.Item("Rule", "RuleName");
        var outwards = direction?.Contains("out", StringComparison.OrdinalIgnoreCase) == true
            || direction?.Contains("exit", StringComparison.OrdinalIgnoreCase) == true;
        return new CameraReport(kind)
        {
            Counts =
            [
                new CountReading(
                    notification.Item("Rule", "RuleName"),
                    running ? CountMeaning.RunningTotal : CountMeaning.Presence,
                    running && !outwards ? count : null,
                    running && outwards ? count : null,
                    running ? null : count),
            ],
            Details = new DetailList().Number("count", count).Text("reset_time", notification.Item("ResetTime")).All,
        };
    }
}
