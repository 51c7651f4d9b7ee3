// A reader's clock, mapped to UTC.
using EdgeAgent.Drivers.Llrp.Client;
using EdgeAgent.TestSupport;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Drivers.Tests.Llrp;

public class ReaderClockTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private readonly ManualTime _time = new();

    [Fact]
    public void A_clock_within_the_limit_is_believed_to_the_microsecond()
    {
        var clock = new ReaderClock(_time, Limit);
        clock.MeasureUtc((ulong)clock.NowUs - 1_999_999);

        Assert.False(clock.IsCorrected);
        Assert.Equal(clock.NowUs - 500, clock.FromUtc((ulong)clock.NowUs - 500));
    }

    [Fact]
    public void A_clock_that_is_set_right_while_the_reader_runs_is_believed_again()
    {
        var clock = new ReaderClock(_time, Limit);
        clock.MeasureUtc(1_000_000); // 1970
        Assert.True(clock.IsCorrected);

        var now = clock.NowUs;
        Assert.Equal(now, clock.FromUtc((ulong)now));
        Assert.False(clock.IsCorrected);
        Assert.Equal(now - 10, clock.FromUtc((ulong)now - 10));
    }

    [Fact]
    public void A_time_since_boot_is_mapped_from_the_first_stamp_where_the_greeting_gave_none()
    {
        var clock = new ReaderClock(_time, Limit);

        Assert.Equal(clock.NowUs, clock.FromUptime(5_000_000));
        Assert.Equal(clock.NowUs - 1_000_000, clock.FromUptime(4_000_000));
    }

    [Fact]
    public void No_stamp_lies_in_the_future_whatever_the_reader_says()
    {
        Prop.ForAll<ulong, ulong, ulong>((greeting, one, other) =>
        {
            var clock = new ReaderClock(_time, Limit);
            clock.MeasureUtc(greeting);
            var (first, last) = (clock.FromUtc(Math.Min(one, other)), clock.FromUtc(Math.Max(one, other)));
            return first <= clock.NowUs + 2_000_000 && last <= clock.NowUs + 2_000_000;
        }).QuickCheckThrowOnFailure();
    }
}
