// What may be said, typed and tapped now: the place's own answers and the commands that hold everywhere.
using System.Collections.Immutable;
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Makes expectations of states.</summary>
internal static class Allowed
{
    private static readonly ImmutableArray<string> OnScreenAlways = [Words.HowMuchMore, Words.Break, Words.SignOff];

    /// <summary>The answers and all commands, in their one form.</summary>
    public static AnswerForm Form(DialogueState state)
    {
        if (state.Question is not null)
        {
            return new AnswerForm
            {
                YesNo = true,
                Words = state.Operator is null
                    ? [Words.SayAgain, Words.Cancel]
                    : [Words.SayAgain, Words.Cancel, Words.SignOff],
            };
        }

        if (state.Paused is not null)
        {
            return AnswerForm.Commands(
                Words.Resume, Words.SayAgain, Words.SignOff, Words.Louder, Words.Softer, Words.Faster, Words.Slower);
        }

        if (state.IsWaiting)
            return state.Operator is null ? AnswerForm.Commands() : AnswerForm.Commands(Words.SignOff);
        var form = state.Place.Form(state);
        return form with
        {
            Words =
            [
                .. form.Words.Concat(CommonWords.Of(state))
                    .Concat(state.Operator is null ? [] : state.Setup.Options.Commands.Select(own => own.Words))
                    .Distinct(),
            ],
        };
    }

    /// <summary>What the session is to listen for and to show.</summary>
    public static Expectation Of(DialogueState state, IReadOnlyList<Prompt> say)
    {
        var form = Form(state);
        var grammar = new SpeechGrammar
        {
            DigitCounts = form.DigitCounts,
            Number = form.Number,
            YesNo = form.YesNo,
            Phrases = [.. form.Words, .. Words.AliasesOf(form.Words)],
        };
        var barge = state.Setup.Options.BargeIn && !say.Any(prompt => prompt.Priority);
        return new Expectation(grammar, barge, Screen(state));
    }

    private static ScreenView Screen(DialogueState state)
    {
        var (big, sub) = state switch
        {
            { Question: { } question } => (question.Ask, null),
            { Paused: Words.Battery } => (Prompt.Of("battery"), null),
            { Paused: not null } => (Prompt.Of("paused"), null),
            _ => (state.Place.Big(state), state.Place.Sub(state)),
        };
        var free = state.Question is null && state.Paused is null && !state.IsWaiting;
        var form = free ? state.Place.Form(state) : Form(state);
        ImmutableArray<string> buttons =
        [
            .. form.YesNo ? (IEnumerable<string>)[Words.Yes, Words.No] : [],
            .. form.Words.Where(word => free || word is Words.Resume or Words.Cancel or Words.SignOff),
            .. free && state.Operator is not null ? OnScreenAlways : [],
        ];
        return new ScreenView(
            state.Activity,
            big,
            sub,
            free ? form.Field : ScreenField.None,
            [.. buttons.Distinct().Select(word => new ScreenButton(word, Prompt.Of("word", ("word", word))))],
            state.Work is { } work
                ? new ScreenProgress(work.Lines.Count(line => line.IsClosed), work.Lines.Count)
                : null);
    }
}
