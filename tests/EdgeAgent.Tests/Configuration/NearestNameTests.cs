// The hint after "did you mean".
using EdgeAgent.Configuration.Faults;
using Xunit;

namespace EdgeAgent.Tests.Configuration;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("tennant", "tenant")]
    [InlineData("on_start_failure", "on-start-failure")]
    [InlineData("Watchdog", "watchdog")]
    [InlineData("watchdgo", "watchdog")]
    [InlineData("brightness", null)]
    public void The_nearest_name_is_offered_and_a_far_one_is_not(string written, string? expected) =>
        Assert.Equal(expected, NearestName.Of(written, ["tenant", "on-start-failure", "watchdog"]));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void The_distance_counts_insertions_deletions_replacements_and_swaps(string from, string to, int steps) =>
        Assert.Equal(steps, NearestName.Distance(from, to));
}
