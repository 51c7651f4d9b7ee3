// A document of the metadata stream (ONVIF Streaming and Analytics Specifications): notifications, and frames with
// objects that may carry a plate. Also the answer to PullMessages.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.CameraMessages.Reports;

namespace EdgeAgent.Drivers.CameraMessages.Notifications;

/// <summary>Reads metadata documents.</summary>
internal static class NotificationDocument
{
    /// <summary>The reports in their order; empty for a frame in which no plate was read.</summary>
    public static IReadOnlyList<CameraReport> Read(MessageNode root) =>
    [
        .. root.FindAll("NotificationMessage").Select(message => NotificationReport.Of(Notification.OfXml(message))),
        .. PlateFrames.Read(root),
    ];
}
