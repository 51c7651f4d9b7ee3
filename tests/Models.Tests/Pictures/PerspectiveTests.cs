// Straightening: corners go to corners, shades stay, and what lies outside is the edge repeated.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Pictures;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Pictures;

public sealed class PerspectiveTests
{
    private static readonly Quadrilateral Tilted = new(
        new PixelPoint(20, 30), new PixelPoint(90, 10), new PixelPoint(95, 50), new PixelPoint(15, 60));

    [Fact]
    public void The_map_takes_the_corners_of_the_square_to_those_of_the_plate()
    {
        var map = ProjectiveMap.FromUnitSquare(Tilted);
        AssertNear(Tilted.TopLeft, map.Of(0, 0));
        AssertNear(Tilted.TopRight, map.Of(1, 0));
        AssertNear(Tilted.BottomRight, map.Of(1, 1));
        AssertNear(Tilted.BottomLeft, map.Of(0, 1));
    }

    [Fact]
    public void Lines_stay_lines()
    {
        var map = ProjectiveMap.FromUnitSquare(Tilted);
        var (one, middle, other) = (map.Of(0.1f, 0.2f), map.Of(0.5f, 0.5f), map.Of(0.9f, 0.8f));
        var turn = ((middle.X - one.X) * (other.Y - one.Y)) - ((middle.Y - one.Y) * (other.X - one.X));
        Assert.InRange(turn, -0.05, 0.05);
    }

    [Fact]
    public void An_upright_box_of_the_target_size_is_copied_as_it_is()
    {
        var picture = TestPictures.Noise(60, 40, 4);
        var made = Rectified(picture, Quadrilateral.Of(new PixelBox(7, 5, 32, 16)), 32, 16);
        for (var y = 0; y < 16; y++)
            Assert.Equal(picture.Pixels.Slice((((y + 5) * 60) + 7) * 3, 96), made.AsSpan(y * 96, 96));
    }

    [Fact]
    public void A_picture_seen_at_an_angle_is_seen_straight_again()
    {
        // Ramps are nearly linear, so that what is expected at each place is known.
        var picture = TestPictures.Ramps(120, 80);
        var made = Rectified(picture, Tilted, 64, 24);
        var map = ProjectiveMap.FromUnitSquare(Tilted);
        for (var y = 0; y < 24; y++)
        {
            for (var x = 0; x < 64; x++)
            {
                var place = map.Of((x + 0.5f) / 64, (y + 0.5f) / 24);
                Assert.InRange(made[((y * 64) + x) * 3] - (255 * (place.X - 0.5f) / 119), -2, 2);
                Assert.InRange(made[(((y * 64) + x) * 3) + 1] - (255 * (place.Y - 0.5f) / 79), -2, 2);
            }
        }
    }

    [Fact]
    public void Fine_stripes_that_shrink_become_their_mean()
    {
        var stripes = new byte[400 * 100 * 3];
        for (var at = 0; at < stripes.Length; at++) stripes[at] = (byte)(at / 3 % 2 * 200);
        var made = Rectified(new Picture(400, 100, stripes), Quadrilateral.Of(new PixelBox(0, 0, 400, 100)), 40, 10);
        Assert.All(made, shade => Assert.InRange(shade, 80, 120));
    }

    [Fact]
    public void Any_four_corners_even_absurd_ones_give_a_picture() => Prop.ForAll(
        ArbMap.Default.ArbFor<float[]>(), numbers =>
        {
            var places = Enumerable.Range(0, 8).Select(at => at < numbers.Length ? numbers[at] : at * 7 % 5).ToArray();
            var corners = new Quadrilateral(
                new PixelPoint(places[0], places[1]), new PixelPoint(places[2], places[3]),
                new PixelPoint(places[4], places[5]), new PixelPoint(places[6], places[7]));
            return Rectified(TestPictures.Ramps(9, 9), corners, 8, 4).Length == 96;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_letterbox_brings_places_back_into_the_picture() => Prop.ForAll(
        ArbMap.Default.ArbFor<(PositiveInt, PositiveInt)>(), it =>
        {
            var (width, height) = ((it.Item1.Get * 37 % 4000) + 1, (it.Item2.Get * 53 % 4000) + 1);
            var box = Letterbox.Within(width, height, 640);
            var corner = box.ToPicture(new PixelPoint(box.ContentWidth, box.ContentHeight));
            return box.Width % 32 == 0 && box.Height % 32 == 0 && box.ContentWidth <= Math.Min(640, box.Width)
                && box.ContentHeight <= Math.Min(640, box.Height)
                && Math.Abs(corner.X - width) < 0.01 && Math.Abs(corner.Y - height) < 0.01;
        }).QuickCheckThrowOnFailure();

    private static byte[] Rectified(Picture picture, Quadrilateral corners, int width, int height)
    {
        var made = new byte[width * height * 3];
        Perspective.Rectify(picture, corners, new PictureTarget(made, width, height));
        return made;
    }

    private static void AssertNear(PixelPoint expected, PixelPoint actual)
    {
        Assert.Equal(expected.X, actual.X, 0.01f);
        Assert.Equal(expected.Y, actual.Y, 0.01f);
    }
}
