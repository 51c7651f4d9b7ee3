// Hikvision's EventNotificationAlert (ISAPI), as XML or JSON, bare or with pictures: which event, and whose.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Hikvision.Messages;

/// <summary>Reads what Hikvision cameras and recorders send.</summary>
public sealed class HikvisionFormat : ICameraFormat
{
    /// <inheritdoc/>
    public string Vendor => "hikvision";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        var body = MessageBody.Open(message);
        var reports = new List<CameraReport>();
        MessageFault? fault = null;
        var read = 0;
        foreach (var document in body.Documents)
        {
            try
            {
                if (ReadAlert(DocumentTree.Parse(document.Content.Span), body) is { } report) reports.Add(report);
                read++;
            }
            catch (MessageFault unread)
            {
                fault ??= unread; // told below, unless another part says what there is to say
            }
        }

        if (read > 0) return reports;
        throw fault ?? new MessageFault("The body holds pictures alone, and no event that they belong to.");
    }

    private static CameraReport? ReadAlert(MessageNode root, MessageBody body)
    {
        var alert = root.Find("EventNotificationAlert") ?? root;
        var type = EventType(alert);
        var active = Figures.Flag(alert.Said("eventState"));
        if (IsSignOfLife(type, active)) return null;
        var report = Interpret(alert, type) with
        {
            Source = SourceOf(alert),
            EventId = alert.Said("UUID"),
            EventType = type,
            Active = active,
            Resent = Figures.Flag(alert.Said("isDataRetransmission")) == true,
        };
        return report with
        {
            Time = report.Time.IsStated ? report.Time : DeviceTime.OfText(alert.Said("dateTime")),
            Pictures = body.InParts ? body.Pictures.Count : PicturesNamed(alert),
            PictureName = alert.SaidAnywhere("pId") ?? body.Pictures.FirstOrDefault()?.FileName,
        };
    }

    private static CameraReport Interpret(MessageNode alert, string? type)
    {
        if (alert.Find("ANPR") is { } anpr) return HikvisionVehicle.Read(anpr);
        if (alert.Find("peopleCounting") is { } counting) return HikvisionCounting.Read(alert, counting);
        return HikvisionSignals.Read(alert, type);
    }

    // `duration` is a wrapper: what lasts is named inside. Some messages leave the type to the wrapper altogether.
    private static string? EventType(MessageNode alert)
    {
        var type = alert.Said("eventType");
        return type is null || type.Equals("duration", StringComparison.OrdinalIgnoreCase)
            ? alert.SaidAnywhere("relationEvent") ?? type
            : type;
    }

    // On the alert stream "no video was lost" is sent every few seconds.
    private static bool IsSignOfLife(string? type, bool? active) =>
        (active == false && "videoloss".Equals(type, StringComparison.OrdinalIgnoreCase))
        || "heartbeat".Equals(type, StringComparison.OrdinalIgnoreCase);

    private static ReportSource SourceOf(MessageNode alert) => new()
    {
        Address = alert.Said("ipAddress"),
        Mac = alert.Said("macAddress"),
        Serial = alert.Said("deviceUUID", "deviceSerial") ?? alert.SaidAnywhere("serialNumber"),
        Channel = alert.Said("channelID", "dynChannelID"),
        Name = alert.Said("channelName"),
    };

    private static int PicturesNamed(MessageNode alert)
    {
        var listed = alert.FindAll("pictureInfo").Count();
        return listed > 0 ? listed : Figures.Integer(alert.Said("picNum", "detectionPicturesNumber")) ?? 0;
    }
}
