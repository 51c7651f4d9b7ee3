// A desk on paper: what the real one does with the results of lines, in memory and without a fault of its own.
using EdgeAgent.VoicePicking.Dialogue;
using EdgeAgent.VoicePicking.Work;

namespace EdgeAgent.Tests.VoicePicking.Dialogue;

/// <summary>Holds one assignment and everything that was recorded of it.</summary>
internal sealed class PaperDesk(Assignment assignment)
{
    private readonly List<LineOutcome> _outcomes = [];
    private readonly HashSet<string> _skipped = [];

    /// <summary>What counts, undone ones left out.</summary>
    public IReadOnlyList<LineOutcome> Outcomes => _outcomes;

    /// <summary>Whether the assignment was closed.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The next effect is refused with this sentence.</summary>
    public string? Refusal { get; set; }

    public WorkInHand Work
    {
        get
        {
            var lines = assignment.Lines.Select(Progress).ToList();
            var current = lines.Find(line => !line.IsClosed && line.State != LineState.Skipped)
                ?? lines.Find(line => !line.IsClosed);
            return new WorkInHand(assignment, "123", lines, current?.Line.Id)
            {
                Outcomes = [.. _outcomes.Select(outcome => outcome.Id)],
            };
        }
    }

    /// <summary>Does an effect; null where it has no answer.</summary>
    public DialogueInput? Do(DialogueEffect effect)
    {
        if (effect is Tell or SetVoice or SignOff or CallSupervisor) return null;
        if (Refusal is { } sentence)
        {
            Refusal = null;
            return new Refused(sentence);
        }

        switch (effect)
        {
            case SignOn:
                return new SignedOn("123", "Ada", new("en", 175, 100, null));
            case Claim:
                return new WorkGiven(IsComplete ? null : Work);
            case RecordOutcome record:
                if (_outcomes.All(outcome => outcome.Id != record.Outcome.Id)) _outcomes.Add(record.Outcome);
                return new Recorded(Work);
            case Skip skip:
                _skipped.UnionWith(skip.Lines);
                return new Recorded(Work);
            case ReturnToSkipped:
                _skipped.Clear();
                return new Recorded(Work);
            case Undo undo:
                _outcomes.RemoveAll(outcome => outcome.Id == undo.Outcome);
                return new Recorded(Work);
            case Complete when Work.CurrentLine is null:
                IsComplete = true;
                return new Completed();
            default:
                return new Refused("A line is still open.");
        }
    }

    private LineProgress Progress(WorkLine line)
    {
        var own = _outcomes.Where(outcome => outcome.Line == line.Id).ToList();
        var picked = own.Sum(outcome => outcome.Picked);
        var isCount = assignment.Kind == WorkKind.Count;
        var state = own switch
        {
            [.., { ShortReason: not null }] => LineState.Short,
            [_, ..] when isCount || picked >= line.Quantity => LineState.Done,
            _ when _skipped.Contains(line.Id) => LineState.Skipped,
            [_, ..] => LineState.Partial,
            _ => LineState.Open,
        };
        return new LineProgress(line, state, picked, own.LastOrDefault()?.Id);
    }
}
