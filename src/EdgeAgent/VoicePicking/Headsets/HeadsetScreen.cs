// What a headset with a screen shows: texts in the operator's language, ready to be read.
namespace EdgeAgent.VoicePicking.Headsets;

/// <summary>One screen.</summary>
internal sealed record HeadsetScreen
{
    /// <summary>
    /// Names this question for ever. An entry by hand carries it, so that an answer that comes late, twice, or after a
    /// restart of the box never answers another question.
    /// </summary>
    public required string Step { get; init; }

    /// <summary>Where the dialogue is, a word for tests and supervisors: <c>slot</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>The question, in big type.</summary>
    public required string Big { get; init; }

    /// <summary>A line below it; null = none.</summary>
    public string? Sub { get; init; }

    /// <summary>What may be typed: <c>none</c>, <c>digits</c>, <c>pin</c>, <c>number</c> or <c>text</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The longest answer in digits; 0 = no limit.</summary>
    public int Digits { get; init; }

    /// <summary>What may be tapped, the most likely first.</summary>
    public IReadOnlyList<HeadsetButton> Buttons { get; init; } = [];

    /// <summary>Lines that are closed; null without an assignment.</summary>
    public int? Done { get; init; }

    /// <summary>All lines of the assignment; null without one.</summary>
    public int? Lines { get; init; }

    /// <summary>Whether an answer may be spoken now.</summary>
    public bool Listens { get; init; }
}

/// <summary>A button.</summary>
/// <param name="Command">What is entered when it is tapped.</param>
/// <param name="Label">What stands on it.</param>
internal sealed record HeadsetButton(string Command, string Label);
