// How much boxes overlap.
using EdgeAgent.Models.Geometry;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Geometry;

public sealed class PixelBoxTests
{
    private static readonly Arbitrary<PixelBox> Boxes = ArbMap.Default.ArbFor<(byte, byte, byte, byte)>().Convert(
        it => new PixelBox(it.Item1, it.Item2, 1 + it.Item3, 1 + it.Item4),
        it => ((byte)it.X, (byte)it.Y, (byte)(it.Width - 1), (byte)(it.Height - 1)));

    [Fact]
    public void A_box_overlaps_itself_whole() => Prop.ForAll(
        Boxes, box => Math.Abs(box.Overlap(box) - 1) < 1e-6).QuickCheckThrowOnFailure();

    [Fact]
    public void Overlap_does_not_depend_on_who_asks() => Prop.ForAll(
        Boxes, Boxes, (one, other) => one.Overlap(other) is >= 0 and <= 1
            && Math.Abs(one.Overlap(other) - other.Overlap(one)) < 1e-6).QuickCheckThrowOnFailure();

    [Fact]
    public void Boxes_that_only_touch_do_not_overlap() =>
        Assert.Equal(0, new PixelBox(0, 0, 10, 10).Overlap(new PixelBox(10, 0, 10, 10)));

    [Fact]
    public void A_half_covered_box_of_the_same_size_overlaps_by_a_third() =>
        Assert.Equal(1 / 3f, new PixelBox(0, 0, 10, 10).Overlap(new PixelBox(5, 0, 10, 10)), 5);

    [Fact]
    public void Boxes_without_area_do_not_overlap() => Assert.Equal(0, default(PixelBox).Overlap(default));

    [Fact]
    public void The_box_around_a_tilted_plate_holds_all_its_corners() => Assert.Equal(
        new PixelBox(1, 2, 9, 8),
        new Quadrilateral(
            new PixelPoint(1, 4), new PixelPoint(9, 2), new PixelPoint(10, 8), new PixelPoint(2, 10)).Box);
}
