// What a session shows: the dialogue's screens as texts, each question with a name of its own.
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Headsets;
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Sessions;

/// <summary>Makes screens. For the session's own loop alone.</summary>
/// <param name="session">Unique for ever: the questions' names are made of it.</param>
internal sealed class Screens(string session)
{
    private int _count;
    private HeadsetScreen? _now;
    private object? _asked;

    /// <summary>Whether an entry by hand answers the question that stands now.</summary>
    public bool IsAnswer(HeadsetInput.Entry entry) => entry.Step == _now?.Step;

    /// <summary>The screen of a step.</summary>
    /// <param name="step">The step.</param>
    /// <param name="texts">The operator's language.</param>
    /// <param name="hears">Whether the box can hear at all.</param>
    public HeadsetScreen Of(DialogueStep step, PromptTexts texts, bool hears)
    {
        var view = step.Expect.Screen;
        var screen = new HeadsetScreen
        {
            Step = "",
            Activity = view.Activity,
            Big = texts.Write(view.Big),
            Sub = view.Sub is null ? null : texts.Write(view.Sub),
            Field = view.Field.Kind.ToString().ToLowerInvariant(),
            Digits = view.Field.Digits,
            Buttons = [.. view.Buttons.Select(button => new HeadsetButton(button.Command, texts.Write(button.Label)))],
            Done = view.Progress?.Done,
            Lines = view.Progress?.Lines,
            Listens = hears && !step.Expect.Grammar.IsEmpty,
        };
        // While the same is asked the name stays, so that a tap that is on its way still counts.
        var asked = Asked(step.State);
        if (!asked.Equals(_asked)) _count++;
        _asked = asked;
        return _now = screen with { Step = $"{session}-{_count}" };
    }

    private static object Asked(DialogueState state) => (
        state.Operator, state.Place, state.Question, state.Paused, state.Line?.Line.Id, state.Line?.Picked,
        state.Work?.Outcomes.Count);
}
