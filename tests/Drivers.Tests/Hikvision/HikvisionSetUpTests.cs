// Triggers that do not notify the center: the reason why nothing ever comes.
using EdgeAgent.Drivers.CameraMessages.Bodies;
using EdgeAgent.Drivers.Hikvision;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Hikvision;

public class HikvisionSetUpTests
{
    [Theory]
    [InlineData("ANPR", "center", null)]
    [InlineData("ANPR", "email", "does not send ANPR")]
    [InlineData("VMD", "email", null)] // of no use here
    public void A_trigger_of_use_must_notify_the_center(string type, string method, string? says)
    {
        var wrong = HikvisionSetUp.Judge(XmlBody.Parse(
            $"<EventNotification><EventTriggerList><EventTrigger><eventType>{type}</eventType>"
            + "<EventTriggerNotificationList><EventTriggerNotification>"
            + $"<notificationMethod>{method}</notificationMethod></EventTriggerNotification>"
            + "</EventTriggerNotificationList></EventTrigger></EventTriggerList></EventNotification>"));
        if (says is null) Assert.Null(wrong);
        else Assert.Contains(says, wrong, StringComparison.Ordinal);
    }
}
