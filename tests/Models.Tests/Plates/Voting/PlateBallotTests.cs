// Characters vote, place by place.
using EdgeAgent.Models.Plates;
using EdgeAgent.Models.Plates.Voting;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates.Voting;

public sealed class PlateBallotTests
{
    private static readonly Arbitrary<string> Texts =
        Gen.Elements("ABC123".ToCharArray()).ArrayOf().Select(it => new string(it)[..Math.Min(10,
            it.Length)]).ToArbitrary();

    [Fact]
    public void Characters_outvote_faults_at_different_places() =>
        Assert.Equal("AB123CD", Vote(("A8123CD", 0.5), ("AB128CD", 0.5), ("AB123C0", 0.5), ("B123CD", 0.4)).Text);

    [Fact]
    public void A_sure_reading_outweighs_two_guesses() =>
        Assert.Equal("AB123", Vote(("AB128", 0.4), ("AB128", 0.4), ("AB123", 0.9)).Text);

    [Fact]
    public void Readings_that_agree_are_surer_together_and_a_contradiction_costs()
    {
        var one = Vote(("AB123", 0.8)).Confidence;
        var two = Vote(("AB123", 0.8), ("AB123", 0.8)).Confidence;
        var disputed = Vote(("AB123", 0.8), ("AB123", 0.8), ("AB128", 0.7)).Confidence;
        Assert.Equal(0.8, one, 6);
        Assert.True(two > one && disputed < two);
    }

    [Fact]
    public void Votes_do_not_depend_on_their_order_and_confidence_stays_a_probability() => Prop.ForAll(
        Gen.Elements("AB123", "A8123", "AB12", "XAB123", "AB128").Zip(Gen.Choose(1, 9)).ArrayOf().ToArbitrary(),
        votes =>
        {
            var forward = Vote([.. votes.Select(it => (it.Item1, it.Item2 / 10.0))]);
            Assert.InRange(forward.Confidence, 0, 1);
            var weights = votes.GroupBy(it => it.Item1).Select(all => all.Sum(it =>
                it.Item2 * it.Item2)).OrderDescending();
            // Texts of equal weight leave the pivot open.
            if (weights.Take(2).Distinct().Count() == Math.Min(2, weights.Count()))
                Assert.Equal(forward.Text, Vote([.. votes.Reverse().Select(it => (it.Item1, it.Item2 / 10.0))]).Text);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_thousand_different_readings_take_bounded_memory()
    {
        var ballot = new PlateBallot();
        for (var i = 0; i < 1000; i++) ballot.Add(new PlateReading($"AB{i:0000}", 0.5, "eu"));
        for (var i = 0; i < 5; i++) ballot.Add(new PlateReading("XY9999", 0.9, "eu"));
        Assert.Equal((PlateBallot.MostTexts, "XY9999"), (ballot.Texts, ballot.Result().Text));
    }

    [Fact]
    public void A_text_laid_over_itself_fills_its_own_columns() => Prop.ForAll(Texts, text =>
    {
        var columns = new char[TextAlignment.Columns(text.Length)];
        TextAlignment.Align(text, text, columns);
        return string.Concat(columns.Where(it => it != TextAlignment.Nothing)) == text
            && columns.Where((_, index) => index % 2 == 0).All(it => it == TextAlignment.Nothing);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Columns_that_differ_from_the_pivot_are_the_edits() => Prop.ForAll(Texts, Texts, (pivot, text) =>
    {
        var columns = new char[TextAlignment.Columns(pivot.Length)];
        TextAlignment.Align(pivot, text, columns);
        var edits = columns.Where((it, index) => it != (index % 2 == 1 ? pivot[index / 2] : TextAlignment.Nothing));
        return edits.Count() <= PlateText.EditDistance(pivot, text);
    }).QuickCheckThrowOnFailure();

    private static PlateReading Vote(params (string Text, double Confidence)[] readings)
    {
        var ballot = new PlateBallot();
        foreach (var (text, confidence) in readings) ballot.Add(new PlateReading(text, confidence, "eu"));
        return ballot.Result();
    }
}
