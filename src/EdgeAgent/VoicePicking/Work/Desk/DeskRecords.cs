// What lies on the shelf: one record a key, JSON, encrypted. What pickers did is derived from the outbox's events and
// can be derived anew; what was given to the box lies only here.
using System.Text.Json.Serialization;
using EdgeAgent.Contracts;
using EdgeAgent.Contracts.Events;

namespace EdgeAgent.VoicePicking.Work.Desk;

/// <summary>An assignment that the box was given.</summary>
/// <param name="Assignment">The assignment.</param>
/// <param name="Source">Where it came from: <c>hq</c>, <c>file</c>, or a host's name.</param>
/// <param name="Arrival">Its number in the order of arrival.</param>
internal sealed record HeldWork(Assignment Assignment, string Source, long Arrival);

/// <summary>
/// What was done of an assignment. It may be there before the assignment is: where the shelf was damaged, the events
/// tell what was done, and the assignment comes in again.
/// </summary>
/// <param name="Assignment">The assignment's id.</param>
/// <param name="Operator">In whose hands it is; null for nobody's.</param>
/// <param name="Since">When he took it, UTC.</param>
/// <param name="Outcomes">What counts, in the order in which it came.</param>
/// <param name="Undone">Ids of outcomes that were taken back: they never count again.</param>
/// <param name="Skipped">Lines passed over for now.</param>
/// <param name="Last">When something was last told of it, UTC.</param>
internal sealed record Progress(
    string Assignment,
    string? Operator,
    DateTimeOffset? Since,
    IReadOnlyList<CountedOutcome> Outcomes,
    IReadOnlyList<string> Undone,
    IReadOnlyList<string> Skipped,
    DateTimeOffset Last)
{
    /// <summary>Nothing done yet.</summary>
    public static Progress None(string assignment) => new(assignment, null, null, [], [], [], default);

    /// <summary>Whether an outcome was taken in, be it counted or taken back.</summary>
    public bool Knows(string outcome) =>
        Outcomes.Any(one => one.Id == outcome) || Undone.Contains(outcome, StringComparer.Ordinal);
}

/// <summary>An outcome that counts.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Line">The line.</param>
/// <param name="Picked">Pieces.</param>
/// <param name="Short">Whether it closed the line with less than was asked.</param>
internal sealed record CountedOutcome(string Id, string Line, int Picked, bool Short);

/// <summary>An assignment that is over: the same version is never handed out again.</summary>
/// <param name="Assignment">Its id.</param>
/// <param name="Version">The version that is over.</param>
/// <param name="Ended">When, UTC.</param>
/// <param name="Operator">Who had it last; null where nobody had.</param>
/// <param name="Outcomes">Ids of its outcomes, so that one that is sent again is known.</param>
internal sealed record FinishedWork(
    string Assignment, long Version, DateTimeOffset Ended, string? Operator, IReadOnlyList<string> Outcomes);

/// <summary>Something that an operator must hear, or has heard.</summary>
internal sealed record KeptNotice(
    string Id, string Operator, string Sentence, string? Assignment, DateTimeOffset Given, bool Heard);

/// <summary>A result that waits for the warehouse system from which the work came.</summary>
/// <param name="Number">Its number in the order in which they came.</param>
/// <param name="Type">The type of the event that it is.</param>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Step">What was done.</param>
internal sealed record KeptResult(long Number, string Type, DateTimeOffset Time, PickStep Step);

/// <summary>Up to where the shelf follows the outbox.</summary>
/// <param name="Epoch">The outbox's epoch.</param>
/// <param name="Sequence">Every event up to this one is in the records.</param>
internal sealed record OutboxMark(string Epoch, long Sequence);

/// <summary>JSON of the records, generated at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UtcTime)])]
[JsonSerializable(typeof(HeldWork))]
[JsonSerializable(typeof(Progress))]
[JsonSerializable(typeof(FinishedWork))]
[JsonSerializable(typeof(KeptNotice))]
[JsonSerializable(typeof(KeptResult))]
[JsonSerializable(typeof(OutboxMark))]
internal sealed partial class DeskJson : JsonSerializerContext;
