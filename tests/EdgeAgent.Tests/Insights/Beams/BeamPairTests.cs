// Two beams and those who walk through them.
using EdgeAgent.Insights.Beams;
using EdgeAgent.Insights.Doors;
using EdgeAgent.Insights.Sensors;
using EdgeAgent.Tests.Insights.Sensors;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Insights.Beams;

public sealed class BeamPairTests : IDisposable
{
    private readonly SensorBench _bench = Bench();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("O I o i", "in")] // a body wider than the beams are apart
    [InlineData("I O i o", "out")]
    [InlineData("O o I i", "in")] // a narrow one
    [InlineData("I i O o", "out")]
    [InlineData("O I i o", "")] // turned back
    [InlineData("I O o i", "")]
    [InlineData("O o O o", "")] // stood at one beam
    [InlineData("O I o O i o", "")] // dithered, and went back
    [InlineData("O I o O o i", "in")] // dithered, and came in
    [InlineData("O I o i I O i o", "in out")] // came, and went again
    public void The_order_of_the_edges_tells_the_way(string edges, string expected)
    {
        Walk(_bench, edges);
        Assert.Equal(expected, Told(_bench));
        Assert.All(
            _bench.Crossings,
            crossing => Assert.Equal(("pins", "entrance"), (crossing.Device, crossing.Crossed.Line)));
    }

    [Fact]
    public void Whoever_breaks_one_beam_and_much_later_somebody_the_other_is_no_passage()
    {
        Walk(_bench, "O o");
        _bench.Pass(TimeSpan.FromSeconds(10));
        Walk(_bench, "I i");
        Assert.Equal("", Told(_bench));
    }

    [Fact]
    public void Edges_that_nobody_saw_give_up_the_passage_and_not_the_count()
    {
        _bench.Line("outer", on: true);
        _bench.Line("inner", on: true, missed: 3);
        _bench.Line("outer", on: false);
        _bench.Line("inner", on: false);
        Assert.Equal("", Told(_bench));
        Walk(_bench, "O I o i");
        Assert.Equal("in", Told(_bench));
    }

    [Fact]
    public void Whatever_walks_one_after_another_are_all_counted_their_way() =>
        Prop.ForAll(
            Gen.Elements("O I o i", "O o I i", "I O i o", "I i O o", "O I i o").ArrayOf().ToArbitrary(),
            walks =>
            {
                using var bench = Bench();
                foreach (var walk in walks)
                {
                    Walk(bench, walk);
                    bench.Pass(TimeSpan.FromSeconds(4));
                }

                var expected = walks.Where(walk => walk != "O I i o").Select(walk => walk[0] == 'O' ? "in" : "out");
                Assert.Equal(string.Join(' ', expected), Told(bench));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(50).WithQuietOnSuccess(true));

    private static SensorBench Bench() => new(new StoreSensors
    {
        Beams = new Dictionary<string, BeamOptions>
        {
            ["entrance"] = new(
                new SignalName("pins", "outer"), new SignalName("pins", "inner"), ContactState.On,
                TimeSpan.FromSeconds(3)),
        },
    });

    // O and I break the outer and the inner beam, o and i free them; a fifth of a second lies between.
    private static void Walk(SensorBench bench, string edges)
    {
        foreach (var edge in edges.Split(' '))
        {
            bench.Pass(TimeSpan.FromMilliseconds(200));
            bench.Line(edge is "O" or "o" ? "outer" : "inner", on: char.IsUpper(edge[0]));
        }
    }

    private static string Told(SensorBench bench) =>
        string.Join(' ', bench.Crossings.Select(crossing => crossing.Crossed.Inwards == true ? "in" : "out"));
}
