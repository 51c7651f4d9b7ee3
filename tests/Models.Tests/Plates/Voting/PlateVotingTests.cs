// One car, one passage, the best reading.
using EdgeAgent.Models.Geometry;
using EdgeAgent.Models.Plates;
using EdgeAgent.Models.Plates.Voting;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Models.Tests.Plates.Voting;

public sealed class PlateVotingTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly PlateVoting _voting = new(new PlateVotingOptions());
    private readonly List<PlatePassage> _news = [];
    private double _second;

    public PlateVotingTests() => Frame();

    [Fact]
    public void A_car_that_drives_through_is_one_passage_with_the_best_reading()
    {
        foreach (var (text, confidence) in new[]
                { ("AB128", 0.3), ("A8123", 0.4), ("AB123", 0.9), ("AB123", 0.95), ("AB12", 0.3) })
            Frame(Plate(text, confidence, 100 + (40 * _second)));
        Wait(200);
        Assert.Equal([PassageStep.Seen, PassageStep.Gone], _news.Where(it => it.Step != PassageStep.Better).Select(it =>
            it.Step));
        Assert.Equal("AB123", _news[^1].Reading.Text);
        Assert.Single(_news.Select(it => it.Id).Distinct());
        Assert.Equal((Start.AddSeconds(1), Start.AddSeconds(5)), (_news[^1].First, _news[^1].Last));
    }

    [Fact]
    public void A_parked_car_that_is_read_for_hours_is_one_visit()
    {
        for (var minute = 0; minute < 300; minute++)
        {
            Frame(Plate(minute % 7 == 3 ? "XY98I" : "XY981", 0.9, 400 + (minute % 3)));
            _second += 59;
        }

        Assert.Single(_news, it => it.Step == PassageStep.Seen);
        Assert.DoesNotContain(_news, it => it.Step == PassageStep.Gone);
    }

    [Fact]
    public void Two_cars_one_behind_the_other_at_the_same_place_are_two()
    {
        for (var i = 0; i < 3; i++) Frame(Plate("AAA111", 0.9, 100));
        for (var i = 0; i < 3; i++) Frame(Plate("ZX9988", 0.9, 100));
        Wait(200);
        Assert.Equal(["AAA111", "ZX9988"], _news.Where(it => it.Step == PassageStep.Gone).Select(it =>
            it.Reading.Text).Order());
    }

    [Fact]
    public void Cars_side_by_side_do_not_vote_for_each_other()
    {
        for (var i = 0; i < 4; i++) Frame(Plate("AAA111", 0.9, 100 + (i * 30)), Plate("BBB222", 0.9, 500 - (i * 30)));
        Assert.Equal(["AAA111", "BBB222"], _news.Where(it => it.Step == PassageStep.Seen).Select(it =>
            it.Reading.Text).Order());
    }

    [Fact]
    public void A_car_that_stood_there_when_the_camera_began_is_told_when_it_moves()
    {
        var voting = new PlateVoting(new PlateVotingOptions());
        for (var i = 0; i < 9; i++) Assert.Empty(voting.Add(Start.AddSeconds(i), [Plate("AB123", 0.9, 100)]));
        Assert.Equal(PassageStep.Seen, Assert.Single(voting.Add(Start.AddSeconds(9), [Plate("AB123", 0.9, 160)])).Step);
    }

    [Fact]
    public void Writing_in_the_picture_is_not_reported_once_cars_have_moved_past_it()
    {
        var osd = Plate("CAM01", 0.15, 10);
        for (var car = 0; car < 5; car++)
            for (var i = 0; i < 3; i++) Frame(osd, Plate($"CAR{car}{car}{car}X", 0.9, 200 + (i * 60), y: 300));
        for (var i = 0; i < 20; i++) Frame(osd with { Reading = osd.Reading with { Confidence = 0.99 } });
        Assert.DoesNotContain(_news, it => it.Reading.Text == "CAM01");
        Assert.Equal(5, _news.Count(it => it.Step == PassageStep.Seen));
    }

    [Fact]
    public void One_unsure_reading_is_not_reported()
    {
        Frame(Plate("AB123", 0.5, 100));
        Wait(200);
        Assert.Empty(_news);
        Assert.Equal(0, _voting.Following);
    }

    [Fact]
    public void When_the_camera_stops_every_reported_car_gets_its_last_word()
    {
        for (var i = 0; i < 3; i++) Frame(Plate("AAA111", 0.9, 100));
        Assert.Equal(PassageStep.Gone, Assert.Single(_voting.Finish()).Step);
        Assert.Empty(_voting.Finish());
    }

    [Fact]
    public void Memory_is_bounded_and_every_passage_ends_once() => Prop.ForAll<int[]>(seeds =>
    {
        var voting = new PlateVoting(new PlateVotingOptions { MostVehicles = 5, Readings = 1 });
        List<PlatePassage> news = [];
        voting.Add(Start, []);
        foreach (var (seed, index) in seeds.Select((seed, index) => (seed, index)))
        {
            var random = new Random(seed);
            news.AddRange(voting.Add(Start.AddSeconds(index + 1), [.. Enumerable.Range(0, random.Next(8)).Select(
                _ => Plate($"{random.Next(100_000, 999_999)}", random.NextDouble(), random.Next(2000)))]));
            Assert.InRange(voting.Following, 0, 5);
        }

        news.AddRange(voting.Finish());
        Assert.All(news.GroupBy(it => it.Id), passage =>
        {
            Assert.Equal(PassageStep.Seen, passage.First().Step);
            Assert.Equal(PassageStep.Gone, passage.Last().Step);
            Assert.All(passage.Skip(1).SkipLast(1), it => Assert.Equal(PassageStep.Better, it.Step));
        });
    }).QuickCheckThrowOnFailure();

    private static SeenPlate Plate(string text, double confidence, double x, float y = 50) => new(
        new PlateReading(text, confidence, "eu"), Quadrilateral.Of(new PixelBox((float)x, y, 100, 25)), 0.9f);

    private void Frame(params SeenPlate[] plates) => _news.AddRange(_voting.Add(Start.AddSeconds(_second++), plates));

    private void Wait(double seconds)
    {
        _second += seconds;
        Frame();
    }
}
