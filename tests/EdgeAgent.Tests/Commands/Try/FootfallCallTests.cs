// Lines and zones as they are written in a call.
using EdgeAgent.Commands.Try;
using EdgeAgent.Models.Footfall.Lines;
using EdgeAgent.Models.Geometry;
using Xunit;

namespace EdgeAgent.Tests.Commands.Try;

public class FootfallCallTests
{
    [Fact]
    public void A_line_is_two_points()
    {
        var line = FootfallCall.Line("384, 60,384,560.5", Anchor.Foot);
        Assert.Equal(
            (new PixelPoint(384, 60), new PixelPoint(384, 560.5f), Anchor.Foot), (line.A, line.B, line.Anchor));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,1,2")]
    [InlineData("a,b,c,d")]
    public void What_is_no_line_is_explained(string text) =>
        Assert.Contains(text, Assert.Throws<FormatException>(() => FootfallCall.Line(text, Anchor.Auto)).Message);

    [Fact]
    public void A_zone_is_a_polygon()
    {
        var zone = FootfallCall.Zone("0,0,10,0,10,10", staff: true);
        Assert.True(zone.Staff && zone.Holds(new PixelPoint(8, 4)) && !zone.Holds(new PixelPoint(2, 8)));
        Assert.Throws<FormatException>(() => FootfallCall.Zone("0,0,10,0,10", staff: false));
    }
}
