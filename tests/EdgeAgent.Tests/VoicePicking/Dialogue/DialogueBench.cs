// Plays a dialogue: what is said to it, what it says, what it wants done; a desk on paper does it.
using EdgeAgent.Models.Speech;
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

/// <summary>One picker with one assignment.</summary>
internal sealed class DialogueBench
{
    private static readonly PromptTexts English = PromptLibrary.Load().For("en");
    private readonly List<string> _said = [];
    private TimeSpan _now;

    public DialogueBench(Assignment? assignment = null, DialogueOptions? options = null)
    {
        Desk = new PaperDesk(assignment ?? Pick(Line("1", "3", "42", 4, "17"), Line("2", "3", "44", 2, "58")));
        Step = PickingDialogue.Start(new DialogueSetup(options ?? new DialogueOptions(), "session", 0));
        Keep(Step);
    }

    public PaperDesk Desk { get; }

    public DialogueStep Step { get; private set; }

    public DialogueState State => Step.State;

    public string Activity => State.Activity;

    public ScreenView Screen => Step.Expect.Screen;

    public SpeechGrammar Grammar => Step.Expect.Grammar;

    /// <summary>All that was said since the last input.</summary>
    public string Said => string.Join(" ", _said);

    /// <summary>All effects since the beginning.</summary>
    public List<DialogueEffect> Effects { get; } = [];

    public IEnumerable<DialogueNews> News => Effects.OfType<Tell>().Select(tell => tell.News);

    public static WorkLine Line(string id, string aisle, string slot, int quantity, params string[] digits) => new()
    {
        Id = id,
        Aisle = aisle,
        Slot = slot,
        Quantity = quantity,
        CheckDigits = digits,
        Item = $"90{id}",
    };

    public static Assignment Pick(params WorkLine[] lines) => new() { Id = "a1", Lines = lines };

    /// <summary>Signs on and sets off: the first slot was said.</summary>
    public static DialogueBench AtFirstSlot(Assignment? assignment = null, DialogueOptions? options = null) =>
        new DialogueBench(assignment, options).Say("1 2 3").Say("9 9 9 9").Say("ready");

    /// <summary>Says something, understood for sure: digits with gaps, a number, yes, no, or a command.</summary>
    public DialogueBench Say(string words) => Say(words, sure: true);

    /// <summary>Says something that is understood, but not for sure.</summary>
    public DialogueBench Mumble(string words) => Say(words, sure: false);

    public DialogueBench Touch(string text) => Take(new Entered(text, AnswerMeans.Touch));

    public DialogueBench Scan(string text) => Take(new Entered(text, AnswerMeans.Scan));

    public DialogueBench Wait(double seconds)
    {
        _now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    public DialogueBench Take(DialogueInput input)
    {
        _said.Clear();
        _now += TimeSpan.FromSeconds(1);
        Play(input);
        return this;
    }

    private DialogueBench Say(string words, bool sure)
    {
        var digits = words.Replace(" ", "", StringComparison.Ordinal);
        var kind = words switch
        {
            "yes" or "no" => SpeechKind.YesNo,
            _ when !digits.All(char.IsAsciiDigit) => SpeechKind.Phrase,
            _ => Grammar.Number ? SpeechKind.Number : SpeechKind.Digits,
        };
        var text = kind is SpeechKind.Number or SpeechKind.Digits ? digits : words;
        return Take(new Heard(new SpeechAnswer(kind, text, sure ? 0.97 : 0.4, sure)));
    }

    private void Play(DialogueInput input)
    {
        Step = PickingDialogue.Next(State, input with { At = _now });
        Keep(Step);
        foreach (var effect in Step.Effects.ToList())
        {
            if (Desk.Do(effect) is { } answer) Play(answer);
        }
    }

    private void Keep(DialogueStep step)
    {
        _said.AddRange(step.Say.Select(English.Speak));
        Effects.AddRange(step.Effects);
    }
}
