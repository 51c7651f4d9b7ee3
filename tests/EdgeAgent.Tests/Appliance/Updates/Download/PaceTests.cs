// The download keeps below its rate, and a pause is no credit.
using EdgeAgent.Appliance.Updates.Download;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates.Download;

public sealed class PaceTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Each_piece_takes_the_time_that_it_has_at_the_rate()
    {
        var pace = new Pace(1_000, _time);
        for (var piece = 1; piece <= 5; piece++)
        {
            var passed = pace.PassAsync(500, CancellationToken.None);
            _time.Advance(TimeSpan.FromMilliseconds(499));
            Assert.False(passed.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(passed.IsCompletedSuccessfully);
        }
    }

    [Fact]
    public void A_pause_is_not_made_up_for_by_a_burst()
    {
        var pace = new Pace(1_000, _time);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(pace.PassAsync(500, CancellationToken.None).IsCompleted);
    }
}
