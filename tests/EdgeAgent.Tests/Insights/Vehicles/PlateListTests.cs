// The chain's list of known plates, and when two readings may be one plate.
using EdgeAgent.Insights.Vehicles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.Insights.Vehicles;

public sealed class PlateListTests
{
    private const string Hash = "00112233445566778899aabbccddeeff";

    [Fact]
    public void A_wrong_line_is_named_and_the_others_hold()
    {
        var list = PlateList.Parse(["", "# comment", $"{Hash},M-1,member", "KLA1234,M-2,member", $"{Hash},,blocked",
            $"{Hash},M-3,friends"]);

        Assert.Equal(1, list.Count);
        Assert.Equal(["Line 4", "Line 5", "Line 6"], list.Problems.Select(problem => problem[..6]));
        Assert.DoesNotContain(list.Problems, problem => problem.Contains("KLA1234", StringComparison.Ordinal));
    }

    [Fact]
    public void Hashes_are_found_however_their_hex_is_written() =>
        Assert.Equal("M-1", PlateList.Parse([$"{Hash.ToUpperInvariant()},M-1,member"]).Find([Hash])?.Id);

    [Theory]
    [InlineData("KLA1234", "KLA1234", true)]
    [InlineData("KLA1234", "KLAI234", true)]
    [InlineData("KLA1234", "KLA123", true)]
    [InlineData("KLA1234", "LA1234", true)]
    [InlineData("KLA1234", "KLA12345", true)]
    [InlineData("KLA1234", "KLAI2B4", false)]
    [InlineData("KLA1234", "KL1234A", false)]
    [InlineData("AB1", "AB7", false)]
    [InlineData("CAR0001", "CAR0002", false)]
    public void Readings_that_differ_in_one_character_that_looks_alike_may_be_one_plate(
        string one, string other, bool near) =>
        Assert.Equal(near, PlateDistance.Near(one, other));

    [Fact]
    public void Being_near_does_not_depend_on_who_asks() => Prop.ForAll(
        ArbMap.Default.ArbFor<(byte, byte, byte)>(), seeds =>
        {
            var random = new Random((seeds.Item1 << 16) | (seeds.Item2 << 8) | seeds.Item3);
            var (one, other) = (Text(random), Text(random));
            return PlateDistance.Near(one, other) == PlateDistance.Near(other, one) && PlateDistance.Near(one, one);
        }).QuickCheckThrowOnFailure();

    private static string Text(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(0, 9)).Select(_ => "AB1"[random.Next(3)]));
}
