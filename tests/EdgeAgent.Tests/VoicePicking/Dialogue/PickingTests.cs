// The usual way through an assignment, and what a picker may ask on it.
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Work;
using Xunit;
using static EdgeAgent.Tests.VoicePicking.Dialogue.DialogueBench;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

public class PickingTests
{
    [Fact]
    public void A_whole_assignment_is_picked_by_voice_alone()
    {
        var bench = new DialogueBench();
        Assert.Equal("Operator number?", bench.Said);
        Assert.Equal("PIN?", bench.Say("1 2 3").Said);
        Assert.Equal("Hello Ada. 2 lines, 6 pieces. Aisle three first. Ready?", bench.Say("9 9 9 9").Said);
        Assert.Equal("Aisle three. Slot four two.", bench.Say("ready").Said);
        Assert.Equal("Pick 4.", bench.Say("1 7").Said);
        Assert.Equal("Aisle three. Slot four four.", bench.Say("4").Said);
        Assert.Equal("Pick 2.", bench.Say("5 8").Said);
        Assert.Equal("Assignment done. No work now. Say ready to ask again.", bench.Say("2").Said);
        Assert.True(bench.Desk.IsComplete);
        Assert.Equal([("1", 4), ("2", 2)], bench.Desk.Outcomes.Select(outcome => (outcome.Line, outcome.Picked)));
    }

    [Fact]
    public void An_outcome_says_what_was_said_how_sure_it_was_and_how_long_it_took()
    {
        var bench = AtFirstSlot().Say("1 7").Wait(8).Say("4");
        var outcome = bench.Desk.Outcomes.Single();
        Assert.Equal(("4", 0.97, AnswerMeans.Voice), (outcome.Said, outcome.Confidence, outcome.Means));
        Assert.Equal(TimeSpan.FromSeconds(10), outcome.Duration);
    }

    [Fact]
    public void Touch_and_scan_give_the_same_answers_as_the_voice()
    {
        var bench = AtFirstSlot().Scan("342");
        Assert.Equal("quantity", bench.Activity);
        bench.Touch("4").Touch("58").Touch("2");
        Assert.True(bench.Desk.IsComplete);
        Assert.All(
            bench.Desk.Outcomes,
            outcome => Assert.Equal((AnswerMeans.Touch, null), (outcome.Means, outcome.Confidence)));
    }

    [Fact]
    public void After_the_first_lines_only_what_changed_of_the_way_is_said()
    {
        var bench = AtFirstSlot(
            Pick(Line("1", "3", "42", 1), Line("2", "3", "44", 1), Line("3", "5", "1", 1)),
            new DialogueOptions { FullLines = 1 });
        Assert.Equal("Slot four four.", bench.Say("ready").Say("1").Said);
        Assert.Equal("Aisle five. Slot one.", bench.Say("ready").Say("1").Said);
    }

    [Fact]
    public void The_way_names_building_and_side_where_they_are_given()
    {
        var line = Line("1", "3", "42", 1) with { PreAisle = "Building 2", PostAisle = "left side" };
        var bench = AtFirstSlot(Pick(line));
        Assert.Equal("Building 2 Aisle three. left side Slot four two.", bench.Said);
        Assert.Equal("Building 2 aisle three, left side slot four two.", bench.Say("where am i").Said);
    }

    [Fact]
    public void Two_lines_at_one_slot_are_located_once()
    {
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 1, "17"), Line("2", "3", "42", 5, "17")));
        Assert.Equal("Same slot. Pick 5.", bench.Say("1 7").Say("1").Said);
    }

    [Fact]
    public void The_product_is_proved_by_its_last_digits_or_by_a_scan_of_its_whole_code()
    {
        var line = Line("1", "3", "42", 1, "17") with { ProductDigits = "881" };
        Assert.Equal("Product?", AtFirstSlot(Pick(line)).Say("1 7").Said);
        Assert.Equal("Pick 1.", AtFirstSlot(Pick(line)).Say("1 7").Say("8 8 1").Said);
        Assert.Equal("Pick 1.", AtFirstSlot(Pick(line)).Say("1 7").Scan("4006381333881").Said);
        Assert.Equal("Wrong, eight eight two. Again?", AtFirstSlot(Pick(line)).Say("1 7").Say("8 8 2").Said);
    }

    [Fact]
    public void A_message_of_a_line_is_heard_to_its_end_before_the_quantity()
    {
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 1, "17") with { Message = "Fragile." })).Say("1 7");
        Assert.Equal("Fragile. Pick 1.", bench.Said);
        Assert.False(bench.Step.Expect.BargeIn);
    }

    [Fact]
    public void Units_stand_in_their_right_form()
    {
        Assert.Equal("Pick 4 cases.", Asked(4, "case"));
        Assert.Equal("Pick 1 case.", Asked(1, "case"));
        Assert.Equal("Pick 4.", Asked(4, "each"));

        static string Asked(int quantity, string unit) =>
            AtFirstSlot(Pick(Line("1", "3", "4", quantity) with { Unit = unit })).Say("ready").Said;
    }

    [Fact]
    public void A_lot_that_is_spoken_is_said_back_and_one_that_is_scanned_counts_at_once()
    {
        var work = Pick(Line("1", "3", "42", 1, "17") with { Lot = true });
        var spoken = AtFirstSlot(work).Say("1 7").Say("1");
        Assert.Equal("Lot?", spoken.Said);
        Assert.Equal("Lot four seven one one?", spoken.Say("4 7 1 1").Said);
        Assert.Empty(spoken.Desk.Outcomes);
        Assert.Equal("4711", spoken.Say("yes").Desk.Outcomes.Single().Lot);
        Assert.Equal("L-4711", AtFirstSlot(work).Say("1 7").Say("1").Scan("L-4711").Desk.Outcomes.Single().Lot);
    }

    [Fact]
    public void Each_piece_with_a_serial_number_is_asked_for_and_none_is_taken_twice()
    {
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 2, "17") with { Serial = true })).Say("1 7").Say("2");
        Assert.Equal("Serial number 1?", bench.Said);
        Assert.Equal("Serial number 2?", bench.Scan("S1").Said);
        Assert.Equal("That serial number was given already. Serial number 2?", bench.Scan("S1").Said);
        Assert.Equal(["S1", "S2"], bench.Scan("S2").Desk.Outcomes.Single().Serials);
    }

    [Fact]
    public void Each_piece_is_weighed_and_a_weight_out_of_range_is_asked_about()
    {
        var line = Line("1", "3", "42", 2, "17") with { Weight = new WeightRange(2, 5) };
        var bench = AtFirstSlot(Pick(line)).Say("1 7").Say("2");
        Assert.Equal("Piece 1, kilograms?", bench.Said);
        Assert.Equal("And grams?", bench.Say("2").Said);
        Assert.Equal("Piece 2, kilograms?", bench.Say("350").Said);
        Assert.Equal("7.5 kilograms. It should be 2 to 5. Is that right?", bench.Say("7").Say("500").Said);
        Assert.Equal("Piece 2, kilograms?", bench.Say("no").Said);
        bench.Touch("3.25");
        Assert.Equal([2.35, 3.25], bench.Desk.Outcomes.Single().WeightsKg);
    }

    [Fact]
    public void Work_is_delivered_to_its_door_before_it_is_closed()
    {
        var bench = AtFirstSlot(
            Pick(Line("1", "3", "42", 1)) with { DeliverTo = "door 5", DeliverCheckDigits = "31" });
        Assert.Equal("Deliver to door 5.", bench.Say("ready").Say("1").Said);
        Assert.Equal("Wrong, one three. Again?", bench.Say("1 3").Said);
        Assert.False(bench.Desk.IsComplete);
        Assert.True(bench.Say("3 1").Desk.IsComplete);
    }

    [Fact]
    public void A_picker_who_is_back_after_a_restart_goes_on_at_the_same_line()
    {
        var first = AtFirstSlot().Say("1 7").Say("4");
        var again = PickingDialogue.Start(new DialogueSetup(new DialogueOptions(), "later", 0));
        var state = PickingDialogue.Next(
            again.State, new SignedOn("123", "Ada", first.State.Voice, Resuming: true)).State;
        var step = PickingDialogue.Next(state, new WorkGiven(first.Desk.Work));
        Assert.Equal(["resumed", "aisle", "slot"], step.Say.Select(prompt => prompt.Key));
        Assert.Equal("44", step.Say[^1].Values["slot"]);
    }

    [Fact]
    public void What_the_next_answers_bring_is_foreseen()
    {
        var bench = AtFirstSlot(
            Pick(Line("1", "3", "42", 4, "17"), Line("2", "3", "44", 2), Line("3", "5", "1", 1)),
            new DialogueOptions { FullLines = 1 });
        var foreseen = Foresight.Likely(bench.State);
        bench.Say("1 7");
        Assert.All(bench.Step.Say, prompt => Assert.Contains(prompt, foreseen));
        foreach (var answer in new[] { "4", "ready", "2" })
        {
            bench.Say(answer);
            Assert.All(bench.Step.Say, prompt => Assert.Contains(prompt, foreseen));
        }
    }
}
