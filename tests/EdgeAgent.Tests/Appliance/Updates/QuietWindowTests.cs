// The hours in which a box may restart.
using EdgeAgent.Appliance.Updates;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class QuietWindowTests
{
    [Theory]
    [InlineData("02:00-05:00", "2026-03-01T02:00:00Z", true)]
    [InlineData("02:00-05:00", "2026-03-01T04:59:59Z", true)]
    [InlineData("02:00-05:00", "2026-03-01T05:00:00Z", false)]
    [InlineData("02:00-05:00", "2026-03-01T01:59:59Z", false)]
    [InlineData("22:30-04:00", "2026-03-01T23:00:00Z", true)]
    [InlineData("22:30-04:00", "2026-03-01T03:59:00Z", true)]
    [InlineData("22:30-04:00", "2026-03-01T12:00:00Z", false)]
    [InlineData("00:00-24:00", "2026-03-01T12:00:00Z", true)]
    [InlineData("02:00-05:00+08:00", "2026-03-01T18:30:00Z", true)]
    [InlineData("02:00-05:00+08:00", "2026-03-01T03:00:00Z", false)]
    [InlineData("02:00-05:00-05:30", "2026-03-01T08:00:00Z", true)]
    public void The_hours_are_UTC_or_the_stores_own(string window, string moment, bool inside)
    {
        var parsed = QuietWindow.TryParse(window)!;

        Assert.Equal(inside, parsed.Contains(DateTimeOffset.Parse(moment, null)));
        Assert.Equal(window, parsed.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2-5")]
    [InlineData("02:00")]
    [InlineData("02:00-02:00")]
    [InlineData("02:60-05:00")]
    [InlineData("24:00-05:00")]
    [InlineData("02:00-25:00")]
    [InlineData("02:00-05:00+15:00")]
    [InlineData("02:00-05:00 CET")]
    public void What_is_no_window_is_none(string text) => Assert.Null(QuietWindow.TryParse(text));

    [Fact]
    public void A_window_and_the_rest_of_the_day_are_each_others_opposite() =>
        Prop.ForAll<ushort, ushort, ushort>((from, to, minute) =>
        {
            var (start, end) = (TimeSpan.FromMinutes(from % 1440), TimeSpan.FromMinutes(to % 1440));
            if (start == end) return true;
            var moment = DateTimeOffset.UnixEpoch.AddMinutes(minute);
            return new QuietWindow(start, end, TimeSpan.Zero).Contains(moment)
                != new QuietWindow(end, start, TimeSpan.Zero).Contains(moment);
        }).QuickCheckThrowOnFailure();
}
