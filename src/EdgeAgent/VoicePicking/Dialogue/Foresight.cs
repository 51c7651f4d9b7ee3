// What is likely to be said next: it is prepared while the picker walks, so that sound follows an answer at once.
using EdgeAgent.VoicePicking.Dialogue.Places;
using EdgeAgent.VoicePicking.Prompts;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.VoicePicking.Dialogue;

/// <summary>Looks ahead.</summary>
public static class Foresight
{
    private const int LinesAhead = 2;

    /// <summary>Prompts that the next answers are likely to bring, the most likely first.</summary>
    public static IReadOnlyList<Prompt> Likely(DialogueState state)
    {
        if (state.Work is not { } work || state.Line is not { } line) return [];
        var open = work.Lines.SkipWhile(one => one.Line.Id != line.Line.Id).Where(one => !one.IsClosed).ToList();
        var prompts = new List<Prompt>(open.Count > 0 ? AtSlot(state, work) : []);
        for (var index = 1; index < open.Count && index <= LinesAhead; index++)
        {
            var there = state with { Work = work with { CurrentLine = open[index].Line.Id } };
            var full = state.Heading.Lines + index <= state.Setup.Options.FullLines;
            prompts.AddRange(new SlotPlace(0, 0).Ask(
                there with { Heading = state.Heading with { Last = Spot.Of(open[index - 1].Line) } }, full));
            prompts.AddRange(AtSlot(there, work));
        }

        if (open.Count == 1) prompts.Add(Prompt.Of("assignment.done"));
        return prompts;
    }

    /// <summary>The prompts of one line after its slot: product, quantity or count, the container.</summary>
    private static IEnumerable<Prompt> AtSlot(DialogueState state, WorkInHand work)
    {
        var line = state.Line!.Line;
        if (Proof.Given(line.ProductDigits) is not null) yield return Prompt.Of("product");
        Place asked = work.Assignment.Kind == WorkKind.Count ? new CountPlace(null) : new QuantityPlace();
        foreach (var prompt in asked.Ask(state, full: true)) yield return prompt;
        if (LineFlow.ContainerOf(state, line) is null) yield break;
        var draft = new Draft(state.Line!.Remaining, new Answer(AnswerKind.Number, "", null, AnswerMeans.Voice));
        foreach (var prompt in new PutPlace(draft, 0).Ask(state, full: false)) yield return prompt;
    }
}
