// Who guesses is soon no longer listened to, and later again.
using System.Net;
using EdgeAgent.Headquarters.Enrolment;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Enrolment;

public sealed class RefusalLimitTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Ten_refusals_within_a_minute_are_enough_and_a_minute_later_all_is_forgiven()
    {
        var limit = new RefusalLimit(_time);
        for (var i = 0; i < 10; i++)
        {
            Assert.False(limit.IsOver(IPAddress.Loopback));
            limit.Count(IPAddress.Loopback);
        }

        Assert.True(limit.IsOver(IPAddress.Loopback));
        Assert.False(limit.IsOver(IPAddress.Parse("192.0.2.1")));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(limit.IsOver(IPAddress.Loopback));
    }
}
