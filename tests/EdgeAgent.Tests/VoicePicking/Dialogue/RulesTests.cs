// The rules from the field, one by one.
using EdgeAgent.VoicePicking.Dialogue;
using Xunit;
using static EdgeAgent.Tests.VoicePicking.Dialogue.DialogueBench;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

public class RulesTests
{
    [Fact]
    public void Ready_is_refused_at_a_slot_with_check_digits()
    {
        var bench = AtFirstSlot();
        Assert.DoesNotContain("ready", bench.Grammar.Phrases);
        Assert.Equal("slot", bench.Touch("ready").Activity);
        Assert.Equal("quantity", AtFirstSlot(Pick(Line("1", "3", "42", 4))).Say("ready").Activity);
    }

    [Fact]
    public void A_wrong_check_digit_is_said_back_and_asked_again_and_after_three_the_slot_is_said_once_more()
    {
        var bench = AtFirstSlot();
        Assert.Equal("Wrong, one eight. Again?", bench.Say("1 8").Said);
        Assert.Equal("Wrong, seven one. Again?", bench.Say("7 1").Said);
        Assert.Equal("Wrong, one one. Aisle three. Slot four two.", bench.Say("1 1").Said);
        Assert.Equal("Wrong, one two. Again?", bench.Say("1 2").Said);
        Assert.Equal("Pick 4.", bench.Say("1 7").Said);
        Assert.Equal(
            [("18", false, 1), ("71", false, 2), ("11", false, 3), ("12", false, 4), ("17", true, 5)],
            bench.News.OfType<PlaceChecked>().Select(check => (check.Said, check.Right, check.Attempt)));
    }

    [Fact]
    public void Check_digits_rotate_and_the_label_to_read_is_named()
    {
        var options = new DialogueOptions { LabelNames = ["red", "blue"] };
        var bench = AtFirstSlot(
            Pick(Line("1", "3", "42", 1, "17", "29"), Line("2", "3", "44", 1, "58", "63")), options);
        Assert.EndsWith("red label.", bench.Said);
        Assert.StartsWith("Wrong, two nine.", bench.Say("2 9").Said);
        Assert.EndsWith("blue label.", bench.Say("1 7").Say("1").Said);
        Assert.Equal("Pick 1.", bench.Say("6 3").Said);
    }

    [Fact]
    public void Check_digits_that_come_too_fast_are_reported()
    {
        var fast = AtFirstSlot().Say("1 7").News.OfType<PlaceChecked>().Single();
        var slow = AtFirstSlot().Wait(5).Say("1 7").News.OfType<PlaceChecked>().Single();
        Assert.Equal((true, false), (fast.TooFast, slow.TooFast));
    }

    [Fact]
    public void Fewer_than_asked_must_be_confirmed_before_they_are_short()
    {
        var bench = AtFirstSlot().Say("1 7");
        Assert.Equal("You said 2, asked 4. Short?", bench.Say("2").Said);
        Assert.Empty(bench.Desk.Outcomes);
        Assert.Equal("Pick 4.", bench.Say("no").Said);
        bench.Say("2").Say("yes");
        Assert.Equal((2, "short"), (bench.Desk.Outcomes[0].Picked, bench.Desk.Outcomes[0].ShortReason));
    }

    [Fact]
    public void More_than_asked_is_refused()
    {
        var bench = AtFirstSlot().Say("1 7").Say("6");
        Assert.StartsWith("6 is too many, 4 asked.", bench.Said);
        Assert.Empty(bench.Desk.Outcomes);
        Assert.Equal("quantity", bench.Activity);
    }

    [Fact]
    public void A_short_asks_for_its_reason_where_the_store_has_a_list()
    {
        var options = new DialogueOptions { ShortReasons = [new(1, "not there"), new(2, "damaged")] };
        var bench = AtFirstSlot(options: options).Say("1 7").Say("short");
        Assert.Equal("How many are there?", bench.Said);
        Assert.Equal("You said 3, asked 4. Short?", bench.Say("3").Said);
        Assert.Equal("Reason?", bench.Say("yes").Said);
        Assert.Equal("There is no 7. Reason? 1, not there. 2, damaged.", bench.Say("7").Said);
        bench.Say("2");
        Assert.Equal((3, "damaged"), (bench.Desk.Outcomes[0].Picked, bench.Desk.Outcomes[0].ShortReason));
    }

    [Fact]
    public void An_empty_slot_is_a_short_of_none_after_a_yes()
    {
        var bench = AtFirstSlot().Say("1 7");
        Assert.Equal("You said 0, asked 4. Short?", bench.Say("empty").Said);
        bench.Say("yes");
        Assert.Equal((0, "empty"), (bench.Desk.Outcomes[0].Picked, bench.Desk.Outcomes[0].ShortReason));
    }

    [Fact]
    public void A_part_is_recorded_and_the_line_stays_open_with_the_rest()
    {
        var bench = AtFirstSlot().Say("1 7").Say("partial");
        Assert.Equal("How many now?", bench.Said);
        Assert.Equal("3 picked. 1 to go.", bench.Say("3").Said);
        Assert.Equal("3 picked. 1 to go.", bench.Say("say again").Said);
        bench.Say("1");
        Assert.Equal([3, 1], bench.Desk.Outcomes.Select(outcome => outcome.Picked));
        Assert.Equal("slot", bench.Activity);
    }

    [Fact]
    public void A_skipped_slot_comes_again_at_the_end()
    {
        var bench = AtFirstSlot();
        Assert.EndsWith("Slot four four.", bench.Say("skip slot").Said);
        Assert.StartsWith("Back to the skipped slots.", bench.Say("5 8").Say("2").Said);
        bench.Say("1 7").Say("4");
        Assert.True(bench.Desk.IsComplete);
    }

    [Fact]
    public void The_last_slot_cannot_be_skipped()
    {
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 4, "17"))).Say("skip slot");
        Assert.StartsWith("This is the last slot.", bench.Said);
        Assert.Equal("slot", bench.Activity);
    }

    [Fact]
    public void A_slot_may_be_skipped_again_when_only_skipped_ones_are_left()
    {
        var bench = AtFirstSlot().Say("skip slot").Say("skip slot");
        Assert.Equal("slot", bench.Activity);
        Assert.Equal("1", bench.State.Work!.CurrentLine);
        bench.Say("1 7").Say("4").Say("5 8").Say("2");
        Assert.True(bench.Desk.IsComplete);
    }

    [Fact]
    public void An_aisle_is_skipped_after_a_yes_and_not_when_nothing_is_left_outside_it()
    {
        var lines = Pick(Line("1", "3", "42", 1), Line("2", "3", "44", 1), Line("3", "5", "1", 1));
        var bench = AtFirstSlot(lines);
        Assert.Equal("Skip aisle three?", bench.Say("skip aisle").Said);
        Assert.EndsWith("Aisle five. Slot one.", bench.Say("yes").Said);
        Assert.Equal(["1", "2"], bench.Effects.OfType<Skip>().Single().Lines);
        var inside = AtFirstSlot().Say("skip aisle").Say("yes");
        Assert.StartsWith("Nothing is left outside this aisle.", inside.Said);
    }

    [Fact]
    public void Dangerous_words_need_a_yes()
    {
        foreach (var word in new[] { "sign off", "skip aisle" })
        {
            var bench = AtFirstSlot().Say(word);
            Assert.Equal("question", bench.Activity);
            Assert.Equal("slot", bench.Say("no").Activity);
        }

        var undo = AtFirstSlot().Say("1 7").Say("4").Say("undo");
        Assert.Equal("Undo aisle three, slot four two?", undo.Said);
        Assert.Single(undo.Desk.Outcomes);
        Assert.Equal("Aisle three. Slot four two.", undo.Say("yes").Said);
        Assert.Empty(undo.Desk.Outcomes);
    }

    [Fact]
    public void Nothing_is_confirmed_by_an_answer_that_is_not_sure()
    {
        var bench = AtFirstSlot().Mumble("1 7");
        Assert.Equal("Did you say one seven?", bench.Said);
        Assert.Equal("Did you say one seven?", bench.Mumble("yes").Said);
        Assert.Equal("Pick 4.", bench.Say("yes").Said);
        Assert.Equal("Did you say 4?", bench.Mumble("4").Said);
        Assert.Empty(bench.Desk.Outcomes);
        Assert.Equal("Pick 4.", bench.Say("no").Said);
        Assert.Equal("Did you say skip slot?", bench.Mumble("skip slot").Said);
        Assert.Empty(bench.Effects.OfType<Skip>());
    }

    [Fact]
    public void An_answer_that_was_asked_back_keeps_its_confidence()
    {
        var bench = AtFirstSlot().Mumble("1 7").Say("yes");
        Assert.Equal(0.4, bench.News.OfType<PlaceChecked>().Single().Confidence);
    }

    [Fact]
    public void Say_again_tells_what_is_left_and_changes_nothing()
    {
        var bench = AtFirstSlot().Say("1 7").Say("partial").Say("1");
        var (state, effects) = (bench.State, bench.Effects.Count);
        Assert.Equal("1 picked. 3 to go.", bench.Say("say again").Said);
        Assert.Equal("1 picked. 3 to go.", bench.Say("repeat").Said);
        Assert.Same(state, bench.State);
        Assert.Equal(effects, bench.Effects.Count);
    }

    [Fact]
    public void Nothing_is_said_until_the_picker_acts()
    {
        var bench = AtFirstSlot();
        Assert.Equal("", bench.Take(new Silence(TimeSpan.FromMinutes(30))).Said);
        Assert.Equal("", bench.Take(new NotUnderstood()).Said);
        Assert.Equal("Again?", bench.Take(new NotUnderstood()).Said);
    }

    [Fact]
    public void A_silence_is_broken_once_where_the_store_asks_for_it()
    {
        var bench = AtFirstSlot(options: new DialogueOptions { RemindAfter = TimeSpan.FromSeconds(30) });
        Assert.Equal("", bench.Take(new Silence(TimeSpan.FromSeconds(20))).Said);
        Assert.Equal("Aisle three. Slot four two.", bench.Take(new Silence(TimeSpan.FromSeconds(31))).Said);
        Assert.Equal("", bench.Take(new Silence(TimeSpan.FromSeconds(60))).Said);
    }

    [Fact]
    public void A_result_that_the_desk_refuses_is_told_and_asked_again()
    {
        var bench = AtFirstSlot().Say("1 7");
        bench.Desk.Refusal = "The disk is full.";
        Assert.Equal("The disk is full. Pick 4.", bench.Say("4").Said);
        Assert.Empty(bench.Desk.Outcomes);
        Assert.Single(bench.Say("4").Desk.Outcomes);
    }

    [Fact]
    public void The_digits_that_are_expected_never_reach_recogniser_screen_or_prompts()
    {
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 4, "97")));
        var shown = bench.Screen.ToString() + string.Join("", bench.Screen.Big.Values.Values) + bench.Said;
        Assert.DoesNotContain("97", shown);
        Assert.Equal([2], bench.Grammar.DigitCounts);
    }
}
