// A roll-out by steps: even over boxes, and raising the share only adds boxes.
using EdgeAgent.Appliance.Updates;
using EdgeAgent.Contracts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Appliance.Updates;

public sealed class RolloutShareTests
{
    private static readonly UpdateVersion Version = UpdateVersion.TryParse("0.2.0")!;

    [Fact]
    public void Raising_the_share_only_adds_boxes() =>
        Prop.ForAll<ushort, byte, byte>((box, one, other) =>
        {
            var (less, more) = (Math.Min(one % 101, other % 101), Math.Max(one % 101, other % 101));
            return !RolloutShare.Includes(Box(box), Version, less) || RolloutShare.Includes(Box(box), Version, more);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_share_of_0_is_nobody_and_of_100_everybody() =>
        Prop.ForAll<ushort>(box => !RolloutShare.Includes(Box(box), Version, 0)
            && RolloutShare.Includes(Box(box), Version, 100)).QuickCheckThrowOnFailure();

    // 10,000 boxes: each tenth holds 1,000 of them but for chance (standard deviation 30; five of them are 150).
    [Theory]
    [InlineData("0.2.0")]
    [InlineData("0.2.1")]
    [InlineData("10.0.0-rc.1")]
    public void Boxes_are_spread_evenly(string version)
    {
        var places = Enumerable.Range(0, 10_000)
            .Select(box => RolloutShare.PlaceOf(Box(box), UpdateVersion.TryParse(version)!))
            .ToArray();

        Assert.All(places, place => Assert.InRange(place, 0, 99.999_999_9));
        for (var tenth = 0; tenth < 10; tenth++)
            Assert.InRange(places.Count(place => (int)(place / 10) == tenth), 850, 1_150);
    }

    [Fact]
    public void Another_version_starts_with_other_boxes()
    {
        var next = UpdateVersion.TryParse("0.2.1")!;
        var first = Enumerable.Range(0, 10_000).Where(box => RolloutShare.Includes(Box(box), Version, 10)).ToArray();

        Assert.InRange(first.Count(box => RolloutShare.Includes(Box(box), next, 10)), 40, 180);
    }

    [Fact]
    public void The_place_of_a_box_never_changes_from_one_release_to_the_next() =>
        Assert.Equal(87.9, RolloutShare.PlaceOf(new BoxAddress("demo", "0042", "box-1"), Version), 1);

    private static BoxAddress Box(int number) => new("demo", $"{number / 3:0000}", $"box-{number % 3}");
}
