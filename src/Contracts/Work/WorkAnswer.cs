// What a box made of work that HQ gave it, and what HQ makes of a result.
namespace EdgeAgent.Contracts.Work;

/// <summary>
/// The box's answer on <c>work/res/{name}</c>, not retained; the same work again gets an answer again.
/// </summary>
/// <param name="Id">The assignment's id; the topic's level where the work could not be read.</param>
/// <param name="Version">Its version; 0 where it could not be read.</param>
/// <param name="State">One of <see cref="WorkStates"/>.</param>
/// <param name="Text">A sentence.</param>
/// <param name="Faults">What is wrong with it, each with its line; null where nothing is.</param>
/// <param name="Time">When, UTC.</param>
public sealed record WorkAnswer(
    string Id, long Version, string State, string Text, IReadOnlyList<string>? Faults, DateTimeOffset Time);

/// <summary>The words of <see cref="WorkAnswer.State"/>.</summary>
public static class WorkStates
{
    /// <summary>It is on the box's disk and will be handed out.</summary>
    public const string Accepted = "accepted";

    /// <summary>The box has it already, or it is over: nothing changed.</summary>
    public const string Known = "known";

    /// <summary>It was taken away.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>Nothing of it is handed out.</summary>
    public const string Refused = "refused";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Accepted, Known, Withdrawn, Refused];
}

/// <summary>
/// HQ refuses a result, retained on <c>work/refused/{name}</c>: the picker hears the sentence at his next step.
/// </summary>
/// <param name="Id">Unique for each refusal; the same twice is heard once.</param>
/// <param name="Sentence">What he must hear, in his language, at most 200 characters.</param>
/// <param name="Assignment">The assignment.</param>
/// <param name="Operator">The picker's number; null for who has or had the assignment.</param>
/// <param name="Line">The line.</param>
public sealed record ResultRefusal(
    string Id, string Sentence, string Assignment, string? Operator = null, string? Line = null);
