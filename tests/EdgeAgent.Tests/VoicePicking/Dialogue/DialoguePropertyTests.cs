// What holds whatever pickers say, in every state that saying it leads to.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

public class DialoguePropertyTests
{
    private static readonly PromptLibrary Prompts = PromptLibrary.Load();

    [Fact]
    public void From_every_state_every_word_leads_to_a_defined_state() =>
        ForAll(AnyPicker.Anything(), (bench, _) =>
        {
            foreach (var word in Words.All.Concat(["17", "3", "999999999999", "", "hello"]))
            {
                foreach (var input in Forms(word))
                {
                    var step = PickingDialogue.Next(bench.State, input);
                    Assert.NotEmpty(step.State.Activity);
                    Assert.All(
                        step.Say.Append(step.Expect.Screen.Big).Concat(step.Expect.Screen.Buttons.Select(b => b.Label)),
                        prompt => Assert.Contains(prompt.Key, Prompts.For("en").Keys));
                    Assert.Equal(step.State.IsWaiting && step.State.Operator is null, step.Expect.Grammar.IsEmpty);
                }
            }
        });

    [Fact]
    public void From_every_state_a_picker_can_sign_off() =>
        ForAll(AnyPicker.Anything(), (bench, _) =>
        {
            var state = Next(bench.State, "sign off", SpeechKind.Phrase).State;
            if (state.Operator is null) return;
            Assert.Contains("yes", Allowed(state));
            var step = Next(state, "yes", SpeechKind.YesNo);
            Assert.Null(step.State.Operator);
            Assert.Contains(new SignOff(), step.Effects);
        });

    [Fact]
    public void A_picker_can_sign_off_while_the_box_still_works() =>
        ForAll(AnyPicker.Anything(), (bench, _) =>
        {
            var (state, asked) = (bench.State, 0);
            for (; !state.IsWaiting && asked < 20; asked++)
                state = PickingDialogue.Next(state, AnyPicker.Right(state)).State;
            if (state.Operator is null) return;
            var question = Next(state, "sign off", SpeechKind.Phrase).State;
            Assert.Null(Next(question, "yes", SpeechKind.YesNo).State.Operator);
            Assert.Equal(state.Activity, Next(question, "no", SpeechKind.YesNo).State.Activity);
        });

    [Fact]
    public void Nothing_is_recorded_by_answers_that_are_not_sure() =>
        ForAll(AnyPicker.Anything(), AnyPicker.Input(sure: false), (bench, unsure) =>
        {
            var before = bench.Effects.Count;
            foreach (var input in unsure) bench.Take(input);
            Assert.DoesNotContain(
                bench.Effects.Skip(before),
                effect => effect is RecordOutcome or Skip or Undo or Complete or SignOff or SignOn);
        });

    [Fact]
    public void Never_more_than_asked_is_picked_and_every_line_is_closed_once_or_stays_open() =>
        ForAll(AnyPicker.Anything(), (bench, work) =>
        {
            foreach (var line in bench.Desk.Work.Lines)
            {
                var own = bench.Desk.Outcomes.Where(outcome => outcome.Line == line.Line.Id).ToList();
                if (work.Kind != WorkKind.Count)
                    Assert.InRange(own.Sum(outcome => outcome.Picked), 0, line.Line.Quantity);
                Assert.InRange(own.Count(outcome => outcome.ShortReason is not null), 0, 1);
                Assert.All(own, outcome => Assert.InRange(outcome.WeightsKg.Count, 0, outcome.Picked));
                Assert.All(own, outcome => Assert.Equal(outcome.Serials.Count, outcome.Serials.Distinct().Count()));
                if (line.Line.Serial && work.Kind != WorkKind.Count)
                    Assert.All(own, outcome => Assert.Equal(outcome.Picked, outcome.Serials.Count));
            }

            var ids = bench.Desk.Outcomes.Select(outcome => outcome.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        });

    [Fact]
    public void Whatever_happened_before_who_gives_the_right_answers_gets_it_done() =>
        ForAll(AnyPicker.Anything(), (bench, _) =>
        {
            for (var step = 0; !bench.Desk.IsComplete && step < 150; step++) bench.Take(AnyPicker.Right(bench.State));
            Assert.True(bench.Desk.IsComplete, $"stuck at {bench.State.Activity}: {bench.Said}");
            Assert.All(bench.Desk.Work.Lines, line => Assert.True(line.IsClosed));
        });

    [Fact]
    public void Say_again_changes_nothing_and_tells_nobody() =>
        ForAll(AnyPicker.Anything(), (bench, _) =>
        {
            foreach (var word in new[] { "say again", "repeat", "how much more", "where am i", "help", "quantity" })
            {
                var step = Next(bench.State, word, SpeechKind.Phrase);
                if (step.State.Unclear > bench.State.Unclear) continue;
                Assert.Equal(bench.State with { Unclear = 0 }, step.State);
                Assert.Empty(step.Effects);
            }
        });

    [Fact]
    public void Wrong_digits_never_confirm_a_place()
    {
        string[] wrong = ["18", "71", "00", "12", "1", "4", "77"];
        var anything = Gen.Frequency(
            (4, AnyPicker.Input(sure: true, wrong)),
            (1, AnyPicker.Input(sure: false, wrong)),
            (1, AnyPicker.ByHand(wrong)));
        var work = AnyPicker.Work().Select(work => work with
        {
            Lines = [.. work.Lines.Select(line => line with { CheckDigits = ["96"] })],
        });
        Prop.ForAll(work.ToArbitrary(), Gen.ListOf(anything).ToArbitrary(), (some, inputs) =>
        {
            var bench = DialogueBench.AtFirstSlot(some);
            foreach (var input in inputs.Where(input => input is not Entered { Text: "9999" or "123" }))
            {
                bench.Take(input);
                if (bench.State.Operator is null) return;
            }

            Assert.Empty(bench.Desk.Outcomes);
            Assert.DoesNotContain(bench.News.OfType<PlaceChecked>(), check => check.Right);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(120));
    }

    private static void ForAll(Gen<DialogueInput> input, Action<DialogueBench, Assignment> check) =>
        ForAll(input, Gen.Constant<DialogueInput>(new NotUnderstood()), (bench, work, _) => check(bench, work));

    private static void ForAll(
        Gen<DialogueInput> input, Gen<DialogueInput> more, Action<DialogueBench, List<DialogueInput>> check) =>
        ForAll(input, more, (bench, _, rest) => check(bench, rest));

    /// <summary>Plays a random beginning, of which most lead past the sign-on.</summary>
    private static void ForAll(
        Gen<DialogueInput> input,
        Gen<DialogueInput> more,
        Action<DialogueBench, Assignment, List<DialogueInput>> check)
    {
        var cases =
            from work in AnyPicker.Work()
            from rightSteps in Gen.Choose(0, 14)
            from inputs in Gen.ListOf(Gen.Zip(Gen.Choose(0, 9), input))
            from rest in Gen.ListOf(more, 12)
            select (work, rightSteps, inputs, rest);
        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            var bench = new DialogueBench(it.work, AnyPicker.Options);
            for (var step = 0; step < it.rightSteps; step++) bench.Take(AnyPicker.Right(bench.State));
            foreach (var (dice, any) in it.inputs) bench.Take(Played(dice, any, bench.State));
            check(bench, it.work, [.. it.rest]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(60));
    }

    /// <summary>Mostly chance, sometimes what is right, sometimes one more than asked: so that long stories come
    /// far.</summary>
    private static DialogueInput Played(int dice, DialogueInput any, DialogueState state) => dice switch
    {
        < 4 => AnyPicker.Right(state),
        4 when state.Line is { } line =>
            AnyPicker.Spoken(SpeechKind.Number, $"{line.Remaining + 1}", sure: true),
        _ => any,
    };

    private static DialogueStep Next(DialogueState state, string text, SpeechKind kind) =>
        PickingDialogue.Next(state, AnyPicker.Spoken(kind, text, sure: true));

    private static IEnumerable<string> Allowed(DialogueState state)
    {
        var grammar = PickingDialogue.Next(state, new NotUnderstood()).Expect.Grammar;
        return grammar.YesNo ? [.. grammar.Phrases, "yes", "no"] : grammar.Phrases;
    }

    private static IEnumerable<DialogueInput> Forms(string word) =>
    [
        .. Enum.GetValues<SpeechKind>().SelectMany(kind => new[]
        {
            AnyPicker.Spoken(kind, word, sure: true), AnyPicker.Spoken(kind, word, sure: false),
        }),
        new Entered(word, AnswerMeans.Touch),
        new Entered(word, AnswerMeans.Scan),
    ];
}
