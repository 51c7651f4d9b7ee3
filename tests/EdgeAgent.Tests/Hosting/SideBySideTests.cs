// Parts that run together: the first that fails ends the others and is told.
using EdgeAgent.Hosting;
using Xunit;

namespace EdgeAgent.Tests.Hosting;

public sealed class SideBySideTests
{
    [Fact]
    public async Task The_first_part_that_fails_stops_the_others_and_is_thrown()
    {
        var stopped = false;

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => SideBySide.RunAsync(
            CancellationToken.None,
            async stop =>
            {
                try
                {
                    await Task.Delay(Timeout.Infinite, stop);
                }
                finally
                {
                    stopped = true;
                }
            },
            async _ =>
            {
                await Task.Yield();
                throw new InvalidOperationException("The shelf cannot be written.");
            }));

        Assert.Equal("The shelf cannot be written.", fault.Message);
        Assert.True(stopped);
    }

    [Fact]
    public async Task A_part_that_ends_early_leaves_the_others_running()
    {
        using var stop = new CancellationTokenSource();

        var run = SideBySide.RunAsync(
            stop.Token, _ => Task.CompletedTask, inner => Task.Delay(Timeout.Infinite, inner));

        Assert.False(run.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_part_that_fails_before_it_runs_leaves_none_behind()
    {
        Task? other = null;

        await Assert.ThrowsAsync<InvalidOperationException>(() => SideBySide.RunAsync(
            CancellationToken.None,
            stop => other = Task.Delay(Timeout.Infinite, stop),
            _ => throw new InvalidOperationException()));

        Assert.True(other!.IsCanceled);
    }
}
