// Several orders on one cart, containers, replenishment and cycle count.
using EdgeAgent.VoicePicking.Work;
using Xunit;
using static EdgeAgent.Tests.VoicePicking.Dialogue.DialogueBench;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

public class OtherWorkTests
{
    private static readonly Assignment Cart = Pick(
        Line("1", "3", "42", 4, "17") with { Order = "o1" },
        Line("2", "3", "42", 2, "17") with { Order = "o2" }) with
    {
        Orders = [new("o1", "1", "11"), new("o2", "2")],
    };

    [Fact]
    public void Each_order_on_a_cart_is_put_into_its_own_container()
    {
        var bench = AtFirstSlot(Cart).Say("1 7").Say("4");
        Assert.Equal("Put 4 in one.", bench.Said);
        Assert.Equal("Wrong, two two. Again?", bench.Say("2 2").Said);
        Assert.Empty(bench.Desk.Outcomes);
        Assert.Equal("Same slot. Pick 2.", bench.Say("1 1").Said);
        Assert.Equal("Put 2 in two.", bench.Say("2").Said);
        bench.Say("ready");
        Assert.Equal(["1", "2"], bench.Desk.Outcomes.Select(outcome => outcome.Container));
    }

    [Fact]
    public void A_new_container_takes_the_rest()
    {
        var bench = AtFirstSlot(Cart).Say("1 7").Say("partial").Say("3").Say("1 1");
        Assert.Equal("3 picked. 1 to go.", bench.Said);
        Assert.Equal("Container number?", bench.Say("new container").Said);
        Assert.Equal("Container seven?", bench.Say("7").Said);
        Assert.Equal("3 picked. 1 to go.", bench.Say("yes").Said);
        Assert.Equal("Put 1 in seven.", bench.Say("1").Said);
        bench.Say("7");
        Assert.Equal(["1", "7"], bench.Desk.Outcomes.Select(outcome => outcome.Container));
    }

    [Fact]
    public void A_container_is_closed_after_a_yes_and_the_next_is_asked_for()
    {
        var bench = AtFirstSlot(Cart).Say("1 7").Say("full");
        Assert.Equal("Close container one?", bench.Said);
        Assert.Equal("Pick 4.", bench.Say("no").Said);
        Assert.Equal("Container number?", bench.Say("close container").Say("yes").Said);
        Assert.Equal("Pick 4.", bench.Say("cancel").Said);
    }

    [Fact]
    public void Replenishment_takes_from_one_slot_and_fills_another()
    {
        var line = Line("1", "3", "42", 6, "17") with { ToSlot = "7", ToCheckDigits = "44", Unit = "case" };
        var bench = AtFirstSlot(Pick(line) with { Kind = WorkKind.Replenish });
        Assert.Equal("Take 6 cases.", bench.Say("1 7").Said);
        Assert.Equal("Put 6 cases in slot seven.", bench.Say("6").Said);
        Assert.Equal("Wrong, four five. Again?", bench.Say("4 5").Said);
        Assert.Empty(bench.Desk.Outcomes);
        Assert.Equal(6, bench.Say("4 4").Desk.Outcomes.Single().Picked);
    }

    [Fact]
    public void A_count_that_is_not_as_expected_is_counted_once_more_and_the_number_is_never_told()
    {
        var line = Line("1", "3", "42", 0, "17") with { ExpectedCount = 12 };
        var bench = AtFirstSlot(Pick(line) with { Kind = WorkKind.Count });
        Assert.Equal("How many?", bench.Say("1 7").Said);
        Assert.Equal("Count again.", bench.Say("11").Said);
        Assert.Equal("Count what is there.", bench.Say("quantity").Said);
        Assert.Equal("10?", bench.Say("10").Said);
        Assert.Equal("Count again.", bench.Say("no").Said);
        Assert.Equal(11, bench.Say("11").Desk.Outcomes.Single().Picked);
    }

    [Fact]
    public void A_count_as_expected_is_recorded_at_once()
    {
        var line = Line("1", "3", "42", 0, "17") with { ExpectedCount = 12 };
        var bench = AtFirstSlot(Pick(line) with { Kind = WorkKind.Count }).Say("1 7").Say("12");
        Assert.Equal(12, bench.Desk.Outcomes.Single().Picked);
    }

    [Fact]
    public void More_than_999_pieces_are_said_digit_by_digit()
    {
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 1200, "17"))).Say("1 7");
        Assert.Equal([4], bench.Grammar.DigitCounts);
        Assert.Equal(1200, bench.Say("1 2 0 0").Desk.Outcomes.Single().Picked);
    }
}
