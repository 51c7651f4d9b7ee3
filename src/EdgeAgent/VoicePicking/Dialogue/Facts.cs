// Answers to a picker's own questions, made from the state as it is.
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Sentences about the work in hand.</summary>
internal static class Facts
{
    /// <summary>Lines and pieces that are left.</summary>
    public static Prompt Left(DialogueState state)
    {
        if (state.Work is not { } work) return Prompt.Of("no.work");
        var left = work.Lines.Where(line => !line.IsClosed).ToList();
        var prompt = work.Assignment.Kind == WorkKind.Count ? "left.count" : "left";
        return Prompt.Of(prompt).With("lines", left.Count).With("pieces", left.Sum(line => line.Remaining));
    }

    /// <summary>The line of the newest result; null = there is none.</summary>
    public static LineProgress? LastOutcome(DialogueState state) =>
        state.Work is { Outcomes: [.., var last] } work
            ? work.Lines.FirstOrDefault(line => line.LastOutcome == last)
            : null;

    /// <summary>What was recorded last.</summary>
    public static Prompt LastPick(DialogueState state) => LastOutcome(state) is not { } last
        ? Prompt.Of("last.none")
        : Prompt.Of("last", ("aisle", last.Line.Aisle), ("slot", last.Line.Slot), ("unit", last.Line.Unit))
            .With("picked", last.Picked);

    /// <summary>Where the picker should be.</summary>
    public static Prompt Where(DialogueState state)
    {
        var spot = Spot.Of(state.Line!.Line);
        return Prompt.Of(
            "where", ("before", spot.Before), ("aisle", spot.Aisle), ("after", spot.After), ("slot", spot.Slot));
    }

    /// <summary>How many are still asked.</summary>
    public static Prompt Quantity(DialogueState state)
    {
        var line = state.Line!;
        return state.Work!.Assignment.Kind == WorkKind.Count
            ? Prompt.Of("quantity.count")
            : Prompt.Of("quantity", ("unit", line.Line.Unit)).With("quantity", line.Remaining);
    }

    /// <summary>The item in words, or by its number where it has none.</summary>
    public static Prompt Description(DialogueState state)
    {
        var line = state.Line!.Line;
        return string.IsNullOrWhiteSpace(line.Description)
            ? Prompt.Of("item.number", ("item", line.Item))
            : Prompt.Of("item.description", ("description", line.Description));
    }
}
