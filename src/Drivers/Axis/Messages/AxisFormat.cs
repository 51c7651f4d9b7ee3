// Everything that Axis cameras and their applications send: License Plate Verifier, people counters, publisher
// applications, their own MQTT, and the metadata stream.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Notifications;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Axis.Messages;

/// <summary>Reads what Axis devices send.</summary>
public sealed class AxisFormat : ICameraFormat
{
    /// <inheritdoc/>
    public string Vendor => "axis";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        var body = MessageBody.Open(message);
        var reports = new List<CameraReport>();
        foreach (var document in body.Documents)
        {
            var text = BodyText.Decode(document.Content.Span);
            if (text.AsSpan().TrimStart(" \t\r\n\uFEFF\0").StartsWith("{"))
            {
                // Bare TCP has no delimiter: one object follows another.
                foreach (var json in JsonObjects.Split(text)) reports.AddRange(ReadJson(JsonBody.Parse(json)));
            }
            else
            {
                reports.AddRange(NotificationDocument.Read(XmlBody.Parse(text)));
            }
        }

        return body.Pictures.Count == 0
            ? reports
            : [.. reports.Select(report => report with { Pictures = body.Pictures.Count })];
    }

    private static IEnumerable<CameraReport> ReadJson(MessageNode root)
    {
        if (root.Child("plateText", "plateUTF8", "plateUnicode", "carID", "carState") is not null)
            return [AxisPlate.Read(root)];
        if (root.Child("message") is { } inner && root.Said("topic") is not null)
            return [NotificationReport.Of(Notification.OfJson(inner, root.Said("topic"), root.Said("timestamp")))];
        if (AxisCounting.Read(root) is { } counted) return [counted];
        return [AxisPublisher.Read(root)];
    }
}
