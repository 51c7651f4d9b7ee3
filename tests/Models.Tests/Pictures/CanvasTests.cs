// What is drawn stands where it should, and nothing is drawn beyond the picture.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Pictures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Pictures;

public sealed class CanvasTests
{
    [Fact]
    public void A_box_is_drawn_on_a_copy()
    {
        var picture = new Picture(20, 10, new byte[600]);
        var canvas = new Canvas(picture);
        canvas.Box(new PixelBox(3, 2, 10, 5), Colour.White, thickness: 1);
        Assert.Equal(
            [
                "....................", "....................", "...###########......", "...#.........#......",
                "...#.........#......", "...#.........#......", "...#.........#......", "...###########......",
                "....................", "....................",
            ],
            Dots(canvas));
        Assert.True(picture.Pixels.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void A_label_is_readable_and_what_it_does_not_know_is_a_question_mark()
    {
        var canvas = new Canvas(new Picture(34, 11, new byte[1122]));
        canvas.Label(default, "aB1京?", Colour.Black, size: 1);
        Assert.Equal(
            [
                "..................................", "..................................",
                "...###..####....#....###...###....", "..#...#.#...#..##...#...#.#...#...",
                "..#...#.#...#...#.......#.....#...", "..#...#.####....#......#.....#....",
                "..#####.#...#...#.....#.....#.....", "..#...#.#...#...#.................",
                "..#...#.####...###....#.....#.....", "..................................",
                "..................................",
            ],
            Dots(canvas));
    }

    [Fact]
    public void Nothing_that_is_drawn_anywhere_leaves_the_picture() => Prop.ForAll(
        ArbMap.Default.ArbFor<(short, short, short, short)>(), it =>
        {
            var canvas = new Canvas(new Picture(17, 13, new byte[663]));
            canvas.Line(new PixelPoint(it.Item1, it.Item2), new PixelPoint(it.Item3, it.Item4), Colour.Found, 3);
            canvas.Box(new PixelBox(it.Item1, it.Item2, Math.Abs((float)it.Item3), 5), Colour.Found);
            canvas.Label(new PixelPoint(it.Item3, it.Item4), "A-LONG-LABEL", Colour.Of(it.Item1));
            return canvas.Picture.Pixels.Length == 663;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Places_that_are_no_numbers_draw_nothing()
    {
        var canvas = new Canvas(new Picture(8, 8, new byte[192]));
        canvas.Line(new PixelPoint(float.NaN, 0), new PixelPoint(5, float.PositiveInfinity), Colour.White);
        Assert.True(canvas.Picture.Pixels.IndexOfAnyExcept((byte)0) < 0);
    }

    [Fact]
    public void Tracks_with_neighbouring_numbers_have_colours_far_apart()
    {
        for (var number = 0; number < 100; number++)
        {
            var (one, next) = (Colour.Of(number), Colour.Of(number + 1));
            Assert.True(
                Math.Abs(one.Red - next.Red) + Math.Abs(one.Green - next.Green) + Math.Abs(one.Blue - next.Blue) > 150);
        }
    }

    private static string[] Dots(Canvas canvas) => [.. Enumerable.Range(0, canvas.Height).Select(y => string.Concat(
        Enumerable.Range(0, canvas.Width).Select(
            x => canvas.Picture.Pixels[((y * canvas.Width) + x) * 3] != 0 ? '#' : '.')))];
}
