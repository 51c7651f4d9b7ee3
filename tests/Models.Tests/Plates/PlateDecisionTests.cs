// Detector and reader decide together.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Plates;
using EdgeAgent.Models.Plates.Finding;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates;

public sealed class PlateDecisionTests
{
    [Theory]
    [InlineData(0.9, 0.9, true)]
    [InlineData(0.3, 0.95, true)]
    [InlineData(0.95, 0.02, true)]
    [InlineData(0.6, 0.001, false)]
    [InlineData(0.05, 0.5, false)]
    public void A_plate_is_told_where_both_together_are_sure(double score, double confidence, bool told) => Assert.Equal(
        told,
        PlateDecision.Tells(Find(score), new PlateReading("AB123", confidence, "eu"), null));

    [Fact]
    public void What_carries_no_text_is_no_plate() =>
        Assert.False(PlateDecision.Tells(Find(0.99), PlateReading.None, 0));

    private static PlateDetection Find(double score) =>
        new(Quadrilateral.Of(new PixelBox(0, 0, 100, 20)), (float)score);
}
