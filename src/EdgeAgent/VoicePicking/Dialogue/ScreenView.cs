// What the handheld shows: the same as is spoken, for eyes and fingers.
using EdgeAgent.VoicePicking.Prompts;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>One screen.</summary>
/// <param name="Activity">Where the dialogue is, a word for the supervisor and for tests: <c>slot</c>.</param>
/// <param name="Big">The question, in big type.</param>
/// <param name="Sub">A line below it; null = none.</param>
/// <param name="Field">What may be typed.</param>
/// <param name="Buttons">What may be tapped, the most likely first.</param>
/// <param name="Progress">How far the assignment is; null without one.</param>
public sealed record ScreenView(
    string Activity,
    Prompt Big,
    Prompt? Sub,
    ScreenField Field,
    IReadOnlyList<ScreenButton> Buttons,
    ScreenProgress? Progress);

/// <summary>A field to type into.</summary>
/// <param name="Kind">What it takes.</param>
/// <param name="Digits">The longest answer, in digits; 0 = no limit.</param>
public sealed record ScreenField(ScreenFieldKind Kind, int Digits = 0)
{
    /// <summary>No field.</summary>
    public static ScreenField None { get; } = new(ScreenFieldKind.None);
}

/// <summary>What a field takes.</summary>
public enum ScreenFieldKind
{
    /// <summary>There is no field.</summary>
    None,

    /// <summary>Digits; leading zeros count.</summary>
    Digits,

    /// <summary>Digits that nobody may see.</summary>
    Pin,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>Any text: a lot, a serial number, a barcode.</summary>
    Text,
}

/// <summary>A button.</summary>
/// <param name="Command">What is entered when it is tapped: <c>skip slot</c>, <c>yes</c>.</param>
/// <param name="Label">What stands on it.</param>
public sealed record ScreenButton(string Command, Prompt Label);

/// <summary>How far an assignment is.</summary>
/// <param name="Done">Lines that are closed.</param>
/// <param name="Lines">All its lines.</param>
public sealed record ScreenProgress(int Done, int Lines);
