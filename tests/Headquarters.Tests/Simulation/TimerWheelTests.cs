// One timer serves all waits, each in its time.
using EdgeAgent.Headquarters.Simulation;
using EdgeAgent.TestSupport;
using Xunit;

namespace EdgeAgent.Headquarters.Tests.Simulation;

public sealed class TimerWheelTests
{
    [Fact]
    public async Task Waits_end_in_their_time_with_a_single_timer()
    {
        var time = new ManualTime();
        using var wheel = new TimerWheel(time);
        var waits = Enumerable.Range(1, 1000).Select(number => wheel.WaitAsync(TimeSpan.FromSeconds(number))).ToList();
        Assert.Equal(1, time.PendingTimers);

        time.Advance(TimeSpan.FromSeconds(500.1));

        await Task.WhenAll(waits.Take(500));
        Assert.DoesNotContain(waits.Skip(500), wait => wait.IsCompleted);
    }

    [Fact]
    public async Task A_wheel_that_stops_cancels_all_waits()
    {
        var wheel = new TimerWheel(new ManualTime());
        var before = wheel.WaitAsync(TimeSpan.FromSeconds(1));
        wheel.Dispose();
        await Assert.ThrowsAsync<TaskCanceledException>(() => before);
        await Assert.ThrowsAsync<TaskCanceledException>(() => wheel.WaitAsync(TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(0.5, 5.0)]
    [InlineData(0.99, 9.9)]
    public void Quantiles_of_lags_are_right_to_a_tenth(double share, double expected)
    {
        var lags = new LagQuantiles();
        for (var number = 1; number <= 1000; number++) lags.Note(TimeSpan.FromSeconds(number / 100.0));
        Assert.InRange(lags.Quantile(share)!.Value, expected, expected * 1.1);
    }
}
