// The desk where pickers get their work and say what they did of it.
namespace EdgeAgent.VoicePicking.Work;

/// <summary>What an operator would like to do; null stands for whatever comes first.</summary>
/// <param name="Kind">Only this kind.</param>
/// <param name="Region">Only this region, and work that has none.</param>
/// <param name="Assignment">Only this one.</param>
public sealed record ClaimWish(WorkKind? Kind = null, string? Region = null, string? Assignment = null);

/// <summary>Something that an operator must hear: HQ refused a result, or took the work away.</summary>
/// <param name="Id">Its id, for <see cref="IWorkDesk.HeardAsync"/>.</param>
/// <param name="Sentence">The sentence, in HQ's words or the box's (English).</param>
/// <param name="Assignment">The assignment it is about; null where it is about none.</param>
public sealed record WorkNotice(string Id, string Sentence, string? Assignment);

/// <summary>The desk. Safe for any number of operators at once; all that it answers is on disk.</summary>
public interface IWorkDesk
{
    /// <summary>What an operator has in hand; null where nothing. After a crash it is the same line.</summary>
    WorkInHand? InHand(string @operator);

    /// <summary>
    /// Gives an operator the most urgent work that fits, or what he has in hand already. Null where there is none. The
    /// same assignment is never in two hands.
    /// </summary>
    /// <exception cref="WorkRefusal">With a sentence: nothing can be put on disk now.</exception>
    Task<WorkInHand?> ClaimAsync(string @operator, ClaimWish wish, CancellationToken stop);

    /// <summary>
    /// Takes what was done at a line. On disk when it completes. The same outcome id twice counts once.
    /// </summary>
    /// <exception cref="WorkRefusal">With a sentence for the picker; nothing was counted.</exception>
    Task<WorkInHand> RecordAsync(string @operator, LineOutcome outcome, CancellationToken stop);

    /// <summary>Passes lines over for now; those that are closed or skipped already stay as they are.</summary>
    /// <param name="operator">Who.</param>
    /// <param name="lines">Ids: one for a slot, several for an aisle.</param>
    /// <param name="reason"><c>slot</c> or <c>aisle</c>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="WorkRefusal">With a sentence: no open line would be left.</exception>
    Task<WorkInHand> SkipAsync(
        string @operator, IReadOnlyList<string> lines, string reason, CancellationToken stop);

    /// <summary>Puts the skipped lines back into their places in the walk.</summary>
    Task<WorkInHand> ReturnToSkippedAsync(string @operator, CancellationToken stop);

    /// <summary>Takes an outcome back: an event of its own. The same id twice counts once.</summary>
    /// <param name="operator">Who.</param>
    /// <param name="outcome">The outcome's id, usually the last of <see cref="WorkInHand.Outcomes"/>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="WorkRefusal">With a sentence: there is no such outcome in this assignment.</exception>
    Task<WorkInHand> UndoAsync(string @operator, string outcome, CancellationToken stop);

    /// <summary>The assignment is done: every line is closed and it is delivered. Twice counts once.</summary>
    /// <exception cref="WorkRefusal">With a sentence: a line is still open.</exception>
    Task CompleteAsync(string @operator, CancellationToken stop);

    /// <summary>
    /// Gives the work back: what is done stays done, the rest returns to the pool. Nothing happens where nothing is in
    /// hand.
    /// </summary>
    /// <param name="operator">Whose.</param>
    /// <param name="reason">Why, for HQ: <c>operator</c>, <c>supervisor</c>, <c>timeout</c>, or words.</param>
    /// <param name="stop">Ends the wait.</param>
    Task ReleaseAsync(string @operator, string reason, CancellationToken stop);

    /// <summary>The oldest thing that the operator must hear; null where there is nothing.</summary>
    WorkNotice? NextNotice(string @operator);

    /// <summary>The operator heard it; it does not come again.</summary>
    Task HeardAsync(string @operator, string notice, CancellationToken stop);

    /// <summary>Work came or went, or there is a notice: look again. Raised from any thread.</summary>
    event Action? Changed;
}

/// <summary>The desk does not do it; the message is a sentence for the picker, and nothing was changed.</summary>
public sealed class WorkRefusal(string sentence, Exception? cause = null) : Exception(sentence, cause);
