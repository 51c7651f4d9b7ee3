// What the page shows of the latest events.
using EdgeAgent.Contracts.Events;
using EdgeAgent.Outbox;
using EdgeAgent.Web;
using Xunit;

namespace EdgeAgent.Tests.Web;

public sealed class RecentEventsTests
{
    [Fact]
    public void Personal_data_is_not_shown()
    {
        var recent = new RecentEvents();

        recent.Note(
            Event(
                new EventKind("retail.vehicle.arrived.v1", Priority.Urgent, Personal: true), "{\"plate\":\"AB-123\"}"));

        Assert.Equal("(personal data)", Assert.Single(recent.Now).Text);
    }

    [Fact]
    public void The_newest_stands_first_and_old_ones_go()
    {
        var recent = new RecentEvents();
        for (var i = 0; i < 40; i++) recent.Note(Event(EventKinds.TagArrived, $"{{\"n\":{i}}}"));

        Assert.Equal(25, recent.Now.Count);
        Assert.Equal("{\"n\":39}", recent.Now[0].Text);
    }

    private static NewEvent Event(EventKind kind, string data) =>
        new(kind, "dock", DateTimeOffset.UnixEpoch, ClockState.Synced, System.Text.Encoding.UTF8.GetBytes(data));
}
