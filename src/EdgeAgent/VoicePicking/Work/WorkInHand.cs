// An assignment in somebody's hands: what is done of it is on disk.
namespace EdgeAgent.VoicePicking.Work;

/// <summary>How far a line is.</summary>
public enum LineState
{
    /// <summary>Nothing is done of it yet.</summary>
    Open,

    /// <summary>Passed over for now: it comes again at the end.</summary>
    Skipped,

    /// <summary>Some of it is picked, the rest is still to come.</summary>
    Partial,

    /// <summary>All of it is picked, or it is counted.</summary>
    Done,

    /// <summary>It is closed with less than was asked.</summary>
    Short,
}

/// <summary>A line and how far it is.</summary>
/// <param name="Line">The line.</param>
/// <param name="State">How far it is.</param>
/// <param name="Picked">Pieces picked, or counted.</param>
/// <param name="LastOutcome">The id of the newest outcome that counts for it; null where there is none.</param>
public sealed record LineProgress(WorkLine Line, LineState State, int Picked, string? LastOutcome = null)
{
    /// <summary>Pieces still to come; 0 where it is closed.</summary>
    public int Remaining => IsClosed ? 0 : Math.Max(0, Line.Quantity - Picked);

    /// <summary>Whether nothing is left to do here.</summary>
    public bool IsClosed => State is LineState.Done or LineState.Short;
}

/// <summary>An assignment in an operator's hands. A new one is made at each step.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Operator">The operator's number.</param>
/// <param name="Lines">The lines in their order, with how far each is.</param>
/// <param name="CurrentLine">
/// The id of the line to go to: the first that is neither closed nor skipped, else the first skipped one; null where
/// all
/// are closed.
/// </param>
public sealed record WorkInHand(
    Assignment Assignment, string Operator, IReadOnlyList<LineProgress> Lines, string? CurrentLine)
{
    /// <summary>The line to go to; null where all are closed.</summary>
    public LineProgress? Current => CurrentLine is { } id ? Lines.First(line => line.Line.Id == id) : null;

    /// <summary>
    /// Outcomes that count, in the order in which they came; the last one is what <c>undo</c> takes back.
    /// </summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}
