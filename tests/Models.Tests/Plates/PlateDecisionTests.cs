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
    public void A_plate_is_told_where_both_together_are_sure(double score, double confidence, bool told) =>
        Assert.Equal(
        told,
        PlateDecision.Tells(Find(score), new PlateReading("AB123", confidence, "eu"), null));

    [Fact]
    public void What_carries_no_text_is_no_plate() =>
        Assert.False(PlateDecision.Tells(Find(0.99), PlateReading.None, 0));

    [Theory]
    [InlineData("II", 0.1, false)]
    [InlineData("II", 0.9, true)]
    [InlineData("IIII", 0.1, true)]
    public void So_short_a_text_has_to_be_read_surely(string text, double confidence, bool told) => Assert.Equal(
        told, PlateDecision.Tells(Find(0.9), new PlateReading(text, confidence, "us"), null));

    private static PlateDetection Find(double score) =>
        new(Quadrilateral.Of(new PixelBox(0, 0, 100, 20)), (float)score);

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.3)]
    [InlineData(0.5)]
    public void A_find_is_told_from_the_needed_confidence_on(double score)
    {
        var find = new PlateDetection(default, (float)score);
        var needed = PlateDecision.NeededConfidence(find, 0.5);
        Assert.True(PlateDecision.Sureness(find.Score, needed) >= 0.5 - 1e-6);
        Assert.True(PlateDecision.Sureness(find.Score, needed * 0.9) < 0.5);
    }
}
