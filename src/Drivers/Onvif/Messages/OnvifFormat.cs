// What any ONVIF camera sends: metadata documents, answers to PullMessages, and events over MQTT as JSON.
using EdgeAgent.Drivers.CameraMessages;
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Notifications;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.Onvif.Messages;

/// <summary>Reads what ONVIF cameras send.</summary>
public sealed class OnvifFormat : ICameraFormat
{
    /// <inheritdoc/>
    public string Vendor => "onvif";

    /// <inheritdoc/>
    public IReadOnlyList<CameraReport> Read(CameraMessage message)
    {
        var reports = new List<CameraReport>();
        foreach (var document in MessageBody.Open(message).Documents)
        {
            var root = DocumentTree.Parse(document.Content.Span);
            if (root.Name.Length > 0)
            {
                reports.AddRange(NotificationDocument.Read(root));
                continue;
            }

            var inner = root.Child("message") ?? root;
            var notification = Notification.OfJson(inner, message.Topic ?? root.Said("topic"), root.Said("timestamp"));
            reports.Add(NotificationReport.Of(MissingTopic.Supply(notification)));
        }

        return reports;
    }
}
