// Crossings of lines, by the convention: sides, hysteresis, ends of the line, edges of the picture.
using EdgeAgent.Models.Footfall;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Footfall.Zones;
using EdgeAgent.Models.Geometry;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Footfall;

public sealed class LineCounterTests
{
    private const int PictureHeight = 400;
    private static readonly CountingLine Upright = new("door", new PixelPoint(200, 0), new PixelPoint(200, 400));

    [Fact]
    public void From_the_right_of_an_upright_line_drawn_downwards_to_the_left_is_in()
    {
        Assert.Equal([(6, Direction.In)], Count(Upright, Walk(250, -10, 10)));
        Assert.Equal([(7, Direction.Out)], Count(Upright, Walk(110, 15, 10)));
    }

    [Fact]
    public void A_line_from_right_to_left_counts_upwards_as_in()
    {
        var line = new CountingLine("entrance", new PixelPoint(400, 200), new PixelPoint(0, 200));
        var up = Enumerable.Range(0, 12).Select(i => new PixelBox(100, 150 - (10 * i), 30, 80));
        Assert.Equal(Direction.In, Assert.Single(Count(line, up)).Direction);
    }

    [Fact]
    public void Standing_on_the_line_is_no_crossing()
    {
        var sway = Enumerable.Range(0, 300).Select(i => At(200 + (7 * MathF.Sin(i))));
        Assert.Empty(Count(Upright, [At(230), .. sway, At(230)]));
        Assert.Single(Count(Upright, [At(230), .. sway, At(172), At(170)]));
    }

    [Fact]
    public void Beyond_the_ends_of_the_line_nothing_is_counted() =>
        Assert.Empty(Count(Upright with { B = new PixelPoint(200, 100) }, Walk(250, -10, 10)));

    [Fact]
    public void A_single_box_that_jumps_over_the_line_is_no_crossing() =>
        Assert.Empty(Count(Upright, [At(230), At(228), At(180), At(226), At(224)]));

    [Fact]
    public void Ins_and_outs_of_one_person_take_turns() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<byte>>(), places =>
        {
            var directions = Count(Upright, places.Get.Select(it => At(it + 72f))).Select(it => it.Direction).ToList();
            return directions.Zip(directions.Skip(1)).All(it => it.First != it.Second);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_comes_in_over_the_lower_edge_is_counted_by_what_is_visible()
    {
        var line = new CountingLine("edge", new PixelPoint(400, 300), new PixelPoint(0, 300));
        var rising = Enumerable.Range(0, 20).Select(i => Visible(380 - (12 * i), 180)).ToList();
        var event1 = Assert.Single(Count(line, rising));
        Assert.Equal(Direction.In, event1.Direction);
        Assert.True(rising[event1.Frame].Centre.Y < 300);
    }

    [Fact]
    public void Who_is_first_seen_beyond_the_line_and_cut_off_has_come_over_the_edge()
    {
        var line = new CountingLine("edge", new PixelPoint(400, 340), new PixelPoint(0, 340));
        var rising = Enumerable.Range(0, 10).Select(i => Visible(200 - (12 * i), 250)).ToList();
        Assert.Equal([Direction.In], Count(line, rising).Select(it => it.Direction));
        Assert.Empty(Count(line, Enumerable.Repeat(rising[0], 30)));
    }

    [Fact]
    public void A_foot_that_goes_out_of_sight_after_it_crossed_does_not_cross_again()
    {
        var line = new CountingLine("far", new PixelPoint(400, 230), new PixelPoint(0, 230));
        var down = Enumerable.Range(0, 24).Select(i => Visible(100 + (10 * i), 100));
        Assert.Equal([Direction.Out], Count(line, down).Select(it => it.Direction));
    }

    [Fact]
    public void Staff_is_not_counted()
    {
        PixelPoint[] corners = [new(240, 0), new(300, 0), new(300, 400), new(240, 400)];
        var zones = new ZoneCounter([new Zone("office", corners, Staff: true)]);
        var counter = new LineCounter([Upright], PictureHeight);
        var crossings = 0;
        foreach (var sight in Sights(Walk(250, -10, 10)))
        {
            zones.Update(sight.Time, [sight], []);
            counter.Update([sight], [], zones);
            crossings += counter.Crossings.Count;
        }

        Assert.Equal(0, crossings);
    }

    private static List<(int Frame, Direction Direction)> Count(CountingLine line, IEnumerable<PixelBox> boxes)
    {
        var counter = new LineCounter([line], PictureHeight);
        counter.Update(Sights(boxes), []);
        return [.. counter.Crossings.Select(it => ((int)it.Frame, it.Direction))];
    }

    private static List<Sight> Sights(IEnumerable<PixelBox> boxes) =>
        [.. boxes.Select((box, i) => new Sight(1, i, DateTimeOffset.UnixEpoch.AddSeconds(i / 10.0), box))];

    private static IEnumerable<PixelBox> Walk(float x, float step, int frames) =>
        Enumerable.Range(0, frames).Select(i => At(x + (step * i)));

    private static PixelBox At(float x) => new(x - 15, 150, 30, 80);

    private static PixelBox Visible(float top, float height) =>
        new(100, top, 40, Math.Max(1, Math.Min(height, PictureHeight - top)));
}
