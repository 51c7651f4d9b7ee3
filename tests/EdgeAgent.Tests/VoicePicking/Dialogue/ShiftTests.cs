// The beginning and the end of a shift, breaks, and what a picker may ask at any time.
using EdgeAgent.VoicePicking.Dialogue;
using Xunit;
using static EdgeAgent.Tests.VoicePicking.Dialogue.DialogueBench;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

public class ShiftTests
{
    private static readonly DialogueOptions Trucks = new()
    {
        Vehicles = [new(1, "Pallet truck", ["Brakes", "Horn"]), new(2, "Cart", [])],
        Checks = ["Safety shoes"],
    };

    [Fact]
    public void A_pin_is_never_said_shown_or_printed()
    {
        var bench = new DialogueBench().Say("1 2 3");
        Assert.Equal(ScreenFieldKind.Pin, bench.Screen.Field.Kind);
        Assert.Equal("Again?", bench.Mumble("9 8 7 6").Said);
        bench.Say("9 8 7 6");
        Assert.DoesNotContain(bench.Effects, effect => effect.ToString()!.Contains("9876", StringComparison.Ordinal));
        Assert.Equal("9876", bench.Effects.OfType<SignOn>().Single().Pin.Digits);
    }

    [Fact]
    public void A_wrong_pin_is_told_and_the_number_is_asked_again()
    {
        var bench = new DialogueBench();
        bench.Desk.Refusal = "Number or PIN is wrong.";
        Assert.Equal("Number or PIN is wrong. Operator number?", bench.Say("1 2 3").Say("0 0 0 0").Said);
        Assert.Null(bench.State.Operator);
    }

    [Fact]
    public void A_second_sign_on_of_an_operator_takes_over_only_after_a_yes()
    {
        var start = PickingDialogue.Start(new DialogueSetup(new DialogueOptions(), "s", 0)).State;
        var pin = PickingDialogue.Next(start, new Entered("123", "touch")).State;
        var waiting = PickingDialogue.Next(pin, new Entered("9999", "touch")).State;
        var asked = PickingDialogue.Next(waiting, new AlreadySignedOn());
        Assert.Equal("take.over", asked.Say.Single().Key);
        Assert.Equal("sign-on", PickingDialogue.Next(asked.State, new Entered("no", "touch")).State.Activity);
        var taken = PickingDialogue.Next(asked.State, new Entered("yes", "touch"));
        Assert.Equal(new SignOn("123", new Pin("9999"), TakeOver: true), taken.Effects.Single());
    }

    [Fact]
    public void The_vehicle_and_the_check_list_come_before_work()
    {
        var bench = new DialogueBench(options: Trucks).Say("1 2 3").Say("9 9 9 9");
        Assert.Equal("Hello Ada. Vehicle?", bench.Said);
        Assert.Equal("Pallet truck?", bench.Say("1").Said);
        Assert.Equal("Brakes?", bench.Say("yes").Said);
        Assert.Equal("Horn?", bench.Say("yes").Said);
        Assert.Equal("Safety shoes?", bench.Say("yes").Said);
        Assert.Equal("summary", bench.Say("yes").Activity);
        Assert.Equal("Pallet truck", bench.News.OfType<ShiftStarted>().Single().Vehicle);
    }

    [Fact]
    public void Who_finds_something_not_in_order_does_not_drive()
    {
        var bench = new DialogueBench(options: Trucks).Say("1 2 3").Say("9 9 9 9").Say("1").Say("yes");
        Assert.Equal("Brakes not in order?", bench.Say("no").Said);
        Assert.StartsWith("Brakes not in order. Do not drive.", bench.Say("yes").Said);
        Assert.Single(bench.Effects.OfType<CallSupervisor>());
        Assert.Empty(bench.News.OfType<ShiftStarted>());
        Assert.Equal("Vehicle?", bench.Say("ready").Said);
    }

    [Fact]
    public void In_a_break_nothing_counts_until_the_picker_resumes()
    {
        var bench = AtFirstSlot();
        Assert.Equal("Break. Say resume.", bench.Say("break").Said);
        Assert.Equal("paused", bench.Touch("17").Activity);
        Assert.Equal("Aisle three. Slot four two.", bench.Say("resume").Said);
        Assert.Equal(
            [new ShiftPaused("break"), new ShiftResumed()],
            bench.News.Where(news => news is ShiftPaused or ShiftResumed));
    }

    [Fact]
    public void A_headset_that_was_away_is_told_where_things_stand()
    {
        Assert.Equal("Aisle three. Slot four two.", AtFirstSlot().Take(new HeadsetBack()).Said);
        Assert.Equal("Sign off?", AtFirstSlot().Say("sign off").Take(new HeadsetBack()).Said);
        Assert.Equal("Break. Say resume.", AtFirstSlot().Say("battery").Take(new HeadsetBack()).Said);
    }

    [Fact]
    public void Signing_off_leaves_the_work_in_hand()
    {
        var bench = AtFirstSlot().Say("1 7").Say("sign off");
        Assert.Equal("Sign off?", bench.Said);
        bench.Say("yes");
        Assert.Null(bench.State.Operator);
        Assert.Contains(new SignOff(), bench.Effects);
        Assert.Contains(new ShiftEnded(), bench.News);
        Assert.False(bench.Desk.IsComplete);
        Assert.Equal("Hello Ada. 2 lines, 6 pieces. Aisle three first. Ready?", bench.Say("1 2 3").Say("9 9 9 9").Said);
    }

    [Fact]
    public void A_picker_may_ask_what_is_left_what_was_last_and_what_it_is()
    {
        var line = Line("2", "3", "44", 2, "58") with { Description = "Oat milk 1 litre" };
        var bench = AtFirstSlot(Pick(Line("1", "3", "42", 4, "17"), line));
        Assert.Equal("Nothing is picked yet.", bench.Say("repeat last pick").Said);
        bench.Say("1 7").Say("4");
        Assert.Equal("1 line, 2 pieces to go.", bench.Say("how much more").Said);
        Assert.Equal("Last, aisle three, slot four two, 4.", bench.Say("last pick").Said);
        Assert.Equal("Oat milk 1 litre.", bench.Say("description").Said);
        Assert.Equal("Item nine zero two.", bench.Say("item number").Said);
        Assert.Equal("aisle three, slot four four.", bench.Say("location").Said);
        Assert.Equal("2.", bench.Say("quantity").Said);
        Assert.StartsWith("You can say skip slot, skip aisle", bench.Say("help").Said);
    }

    [Fact]
    public void The_voice_gets_louder_and_slower_by_voice()
    {
        var bench = AtFirstSlot();
        bench.Say("louder").Say("slower");
        Assert.Equal((155, 115), (bench.State.Voice.WordsPerMinute, bench.State.Voice.VolumePercent));
        Assert.Equal(bench.State.Voice, bench.Effects.OfType<SetVoice>().Last().Voice);
        for (var i = 0; i < 20; i++) bench.Say("slower");
        Assert.Equal("That is the limit.", bench.Say("slower").Said);
    }

    [Fact]
    public void Commands_of_the_stores_own_are_answered_with_their_sentence()
    {
        var options = new DialogueOptions { Commands = [new("where close", "The shop closes at 8.")] };
        var bench = AtFirstSlot(options: options);
        Assert.Contains("where close", bench.Grammar.Phrases);
        Assert.Equal("The shop closes at 8.", bench.Say("where close").Said);
    }

    [Fact]
    public void A_sentence_from_the_box_is_spoken_and_changes_nothing()
    {
        var bench = AtFirstSlot();
        var state = bench.State;
        Assert.Equal("Truck 7 is late.", bench.Take(new Told("Truck 7 is late.")).Said);
        Assert.Same(state, bench.State);
        Assert.False(bench.Step.Expect.BargeIn);
    }
}
